// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>

class QWidget;

/// The design system: spacing, type and colours. All lengths follow the application's font, all colours the
/// system's choice of light or dark; text keeps a contrast of 4.5:1 against what it stands on (WCAG 1.4.3).
namespace hubwright::theme {

/// `n` quarters of a line of text: 4 is about one line. The only source of lengths in the window.
[[nodiscard]] int space(double n);

enum class Type { Heading, Title, Body, Strong, Small, SmallStrong, Mono };
/// Relative to the application's font.
[[nodiscard]] QFont font(Type type);

struct Colors
{
    QColor window;
    QColor sidebar;
    QColor card;
    QColor hover; ///< a light veil over what the pointer is on
    QColor border;
    QColor outline; ///< of fields and buttons: 3:1 is not asked of them, as their text names them
    QColor text;
    QColor muted;
    QColor faint; ///< lines and shapes that decorate
    QColor accent;
    QColor onAccent;
    QColor accentSoft;
    QColor accentText; ///< the accent, as text on accentSoft
    QColor good;
    QColor warn;
    QColor bad;
    QColor goodSoft;
    QColor warnSoft;
    QColor badSoft;
    bool dark = false;
};
/// Cached by the palette: cheap enough for every paint event.
[[nodiscard]] const Colors &colors(const QPalette &palette);

/// The roles under which a window's palette carries semantic colours, so that labels follow it live.
constexpr auto Muted = QPalette::PlaceholderText;
constexpr auto Good = QPalette::LinkVisited;
constexpr auto Warn = QPalette::ToolTipText;
constexpr auto Bad = QPalette::BrightText;
constexpr auto Accent = QPalette::Link;

[[nodiscard]] QPalette palette(bool dark);
[[nodiscard]] bool isDark(const QPalette &palette);
/// WCAG's contrast ratio, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// `color` moved towards black or white until it can be read on `background`.
[[nodiscard]] QColor readable(QColor color, const QColor &background, double ratio = 4.5);
[[nodiscard]] QColor mix(const QColor &a, const QColor &b, double shareOfB);

/// Gives the window our palette, light or dark as the application's is, and keeps following that.
void follow(QWidget *window);

/// One of our own icons in a palette's colour, sharp on every screen. Decoration: it needs no name.
[[nodiscard]] QIcon icon(const QString &name, const QColor &color);
[[nodiscard]] QPixmap pixmap(const QString &name, const QColor &color, int size, qreal ratio);

} // namespace hubwright::theme
