// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/event.h"
#include "engine/plan.h"

#include <QFile>
#include <QTextStream>
#include <QTimer>

namespace hubwright::ctl {

/// Shows a run in the terminal: a table that lives where there is one, a line for each change elsewhere.
class Progress : public QObject
{
    Q_OBJECT
public:
    explicit Progress(QObject *parent = nullptr);

    void begin(const Outline &outline);
    void show(const StepEvent &event);
    void end();
    [[nodiscard]] QString titleOf(const StepId &step) const;

private:
    struct Row
    {
        StepInfo info;
        StepState state = StepState::Waiting;
        QString detail;
        QDateTime since;
        Milliseconds elapsed{0};
    };
    void print(const Row &row);
    void draw();
    [[nodiscard]] QString line(const Row &row) const;
    [[nodiscard]] Row *rowOf(const StepId &step);

    QTextStream m_out;
    QList<Row> m_rows;
    QTimer m_timer;
    int m_drawn = 0; ///< lines of the table that stand on the screen
    bool m_isLive;
};

/// `--events FILE`.
class EventsFile
{
public:
    /// Throws Error::Local when it cannot be written.
    explicit EventsFile(const QString &path);
    void write(const QByteArray &line);

private:
    QFile m_file;
};

} // namespace hubwright::ctl
