// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/secret.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

namespace hubwright {

/// A button without a frame until the pointer or the focus is on it.
class Quiet : public QPushButton
{
    Q_OBJECT
public:
    explicit Quiet(const QString &text, QWidget *parent = nullptr);
};

/// The one button that a page leads to. Busy, it keeps its width, turns a small wheel, and takes no press.
class Primary : public QPushButton
{
    Q_OBJECT
public:
    explicit Primary(const QString &text, QWidget *parent = nullptr);
    void setBusy(const QString &text);
    void setIdle();
    [[nodiscard]] bool isBusy() const { return m_timer.isActive(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QTimer m_timer;
    QString m_idleText;
    int m_turn = 0;
};

/// A password field that can be looked at.
class SecretEdit : public QWidget
{
    Q_OBJECT
public:
    explicit SecretEdit(QWidget *parent = nullptr);
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

private:
    QLineEdit *m_edit;
    QPushButton *m_reveal;
};

/// A search field with a magnifying glass, and Escape to empty it.
class SearchEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchEdit(QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QAction *m_glass;
};

void copyText(const QString &text);
/// The same for 45 seconds, or until the program ends, and marked so that clipboard managers do not keep it.
void copySecret(const Secret &secret);

} // namespace hubwright
