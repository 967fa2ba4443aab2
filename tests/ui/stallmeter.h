// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QApplication>
#include <QElapsedTimer>

namespace hubwright {

/// An application that knows how long it was deaf: the longest time that one event took, from its delivery
/// until the window could take the next. Counting events, not sleeps, it also measures under QTest::qWait(),
/// which never blocks.
class StallMeter : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const char *name = receiver->metaObject()->className(); // outlives the receiver
        const int type = event->type();
        const bool result = QApplication::notify(receiver, event);
        const double taken = double(timer.nsecsElapsed()) / 1e6;
        if (taken > m_longest) {
            m_longest = taken;
            m_culprit = QByteArray(name) + " event " + QByteArray::number(type);
        }
        --m_depth;
        return result;
    }
    void reset() { m_longest = 0; }
    /// In ms, since reset().
    [[nodiscard]] double longest() const { return m_longest; }
    [[nodiscard]] QByteArray culprit() const { return m_culprit; }

private:
    int m_depth = 0;
    double m_longest = 0;
    QByteArray m_culprit;
};

} // namespace hubwright
