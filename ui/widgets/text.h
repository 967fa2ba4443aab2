// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "style/theme.h"

#include <QFrame>
#include <QLabel>

class QVBoxLayout;

namespace hubwright {

/// A label in one of the design's types. Wraps; follows font and palette.
class Text : public QLabel
{
    Q_OBJECT
public:
    explicit Text(const QString &text = {}, theme::Type type = theme::Type::Body,
        QPalette::ColorRole role = QPalette::WindowText, QWidget *parent = nullptr);

    /// One line: how many it takes is known only with the width.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    theme::Type m_type;
};

/// A group of things on a page: a round box on the window's ground.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    /// For a table, which brings its own margins; the card then shows whether it has the keyboard.
    void setFlush();
    /// Tinted, for messages; an invalid colour is the usual ground.
    void setTint(const QColor &fill, const QColor &frame);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_content;
    QColor m_fill;
    QColor m_frame;
    bool m_flush = false;
};

/// One of our icons in a colour role, following the palette.
class Glyph : public QWidget
{
    Q_OBJECT
public:
    Glyph(QString icon, QPalette::ColorRole role, double size = 5, QWidget *parent = nullptr);
    void set(const QString &icon, QPalette::ColorRole role);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    QPalette::ColorRole m_role;
    double m_size;
};

} // namespace hubwright
