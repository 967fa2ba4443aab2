// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QAbstractButton>

class QLabel;
class QVBoxLayout;

namespace hubwright {

/// One line of the step list. A done one can be pressed.
class StepItem : public QAbstractButton
{
    Q_OBJECT
public:
    enum class State { ToCome, Current, Done };
    StepItem(int number, int count, const QString &title, QWidget *parent = nullptr);
    void setState(State state);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintMark(QPainter &painter, const QRectF &mark) const;

    int m_number;
    int m_count;
    State m_state = State::ToCome;
};

/// The side of the window: what is being built, where in the answers one is, and on which cloud.
class StepList : public QWidget
{
    Q_OBJECT
public:
    explicit StepList(const QStringList &titles, QWidget *parent = nullptr);
    void setHeading(const QString &name, const QString &recipe);
    void setPlace(const QString &place);
    /// Steps before `reached` can be gone back to while `open`; later ones are to come.
    void setCurrent(int current, int reached, bool open);

Q_SIGNALS:
    void activated(int step);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_name;
    QLabel *m_recipe;
    QLabel *m_place;
    QList<StepItem *> m_items;
};

} // namespace hubwright
