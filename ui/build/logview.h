// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "build/progress.h"

#include <QPlainTextEdit>

namespace hubwright {

/// What a step has said. Follows the end unless one has scrolled away from it.
class LogView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit LogView(QWidget *parent = nullptr);
    /// Adds what is new of the same step's log, or starts with another's.
    void show(const StepId &step, const QList<Progress::Line> &lines);

private:
    StepId m_step;
    QDateTime m_last;
    qsizetype m_count = 0;
};

} // namespace hubwright
