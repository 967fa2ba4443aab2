// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace hubwright {

/// A decision that must stop everything else. The answers are verbs; the first is the default.
struct Question
{
    QString title;
    QString text;
    QString details;
    QStringList answers;
    int escape = -1; ///< the answer that Escape gives; -1: the last
    int grave = -1; ///< the answer that destroys something
};

/// Opens a window-modal dialog and returns at once; `then` gets the answer's index.
void ask(QWidget *window, const Question &question, std::function<void(int)> then);

} // namespace hubwright
