// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/specrules.h"
#include "widgets/text.h"

#include <QTimer>

#include <functional>

namespace hubwright {

/// A label, its editor, a hint, and under it what is wrong with the answer. A wrong answer is said when one
/// pauses or leaves the field, and taken back the moment it is right.
class Field : public QWidget
{
    Q_OBJECT
public:
    /// `path` is the spec's, as "network.create.cidr": by it a problem finds its field.
    Field(const QString &label, QWidget *editor, QString path = {}, QWidget *parent = nullptr);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QWidget *editor() const { return m_editor; }
    void setLabel(const QString &label);
    void setHint(const QString &hint);
    /// Asked again whenever refresh() is called.
    void setJudge(std::function<Verdict()> judge) { m_judge = std::move(judge); }
    /// The answer changed: shows less at once, and more after a pause.
    void refresh();
    /// From now on says what is wrong at once, as after Next was pressed.
    void insist();
    [[nodiscard]] bool isWrong() const;

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void show(const Verdict &verdict);
    [[nodiscard]] QWidget *target() const;

    QString m_path;
    QWidget *m_editor;
    std::function<Verdict()> m_judge;
    QTimer m_pause;
    QLabel *m_label;
    Text *m_hint;
    QWidget *m_problem;
    Text *m_sentence;
};

} // namespace hubwright
