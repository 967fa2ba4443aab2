// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QWidget>

class QPushButton;

namespace hubwright {

class Primary;

/// The buttons under every page. Cancel stands apart.
class WindowBar : public QWidget
{
    Q_OBJECT
public:
    explicit WindowBar(QWidget *parent = nullptr);
    [[nodiscard]] QPushButton *cancel() const { return m_cancel; }
    [[nodiscard]] QPushButton *back() const { return m_back; }
    [[nodiscard]] Primary *next() const { return m_next; }
    /// Pause or Resume, while building.
    [[nodiscard]] QPushButton *aside() const { return m_aside; }

    void showAnswers(const QString &nextText);
    void showBuild(bool running, bool stopping, bool canGoOn);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_aside;
    Primary *m_next;
};

} // namespace hubwright
