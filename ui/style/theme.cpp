// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "style/theme.h"

#include <QApplication>
#include <QCache>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QPainter>
#include <QWidget>

#include <cmath>

using namespace Qt::StringLiterals;

namespace hubwright::theme {

int space(double n)
{
    const double line = QFontMetrics(QApplication::font()).height();
    return int(std::lround(n * line / 4));
}

QFont font(Type type)
{
    QFont result = QApplication::font();
    const double size = result.pointSizeF() > 0 ? result.pointSizeF() : 10;
    switch (type) {
    case Type::Heading:
        result.setPointSizeF(size * 1.55);
        result.setWeight(QFont::Bold);
        break;
    case Type::Title:
        result.setPointSizeF(size * 1.1);
        result.setWeight(QFont::DemiBold);
        break;
    case Type::Body:
        break;
    case Type::Strong:
        result.setWeight(QFont::DemiBold);
        break;
    case Type::Small:
        result.setPointSizeF(size * 0.89);
        break;
    case Type::SmallStrong:
        result.setPointSizeF(size * 0.89);
        result.setWeight(QFont::DemiBold);
        break;
    case Type::Mono:
        result = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        result.setPointSizeF(size * 0.89);
        break;
    }
    return result;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

static double luminance(const QColor &color)
{
    const auto linear
        = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor mix(const QColor &a, const QColor &b, double shareOfB)
{
    const auto between = [shareOfB](double x, double y) { return float(x + (y - x) * shareOfB); };
    return QColor::fromRgbF(
        between(a.redF(), b.redF()), between(a.greenF(), b.greenF()), between(a.blueF(), b.blueF()));
}

QColor readable(QColor color, const QColor &background, double ratio)
{
    const QColor end = luminance(background) > 0.2 ? Qt::black : Qt::white;
    for (int i = 0; i < 20 && contrast(color, background) < ratio; ++i)
        color = mix(color, end, 0.08);
    return color;
}

QPalette palette(bool dark)
{
    const QColor window(dark ? 0x1b1e25 : 0xf6f7f9);
    const QColor base(dark ? 0x22262e : 0xffffff);
    const QColor text(dark ? 0xe8eaf0 : 0x1a1f2b);
    const QColor button(dark ? 0x2b303a : 0xffffff);
    const QColor accent = readable(QColor(dark ? 0x74a3ff : 0x2a6ae0), window);
    const QColor worst = dark ? base : window;

    QPalette result(text, button, window.lighter(dark ? 160 : 100), window.darker(160), window.darker(120),
        text, text, base, window);
    result.setColor(QPalette::AlternateBase, mix(base, text, 0.03));
    result.setColor(QPalette::Highlight, accent);
    result.setColor(QPalette::HighlightedText, dark ? QColor(0x10141c) : QColor(Qt::white));
    result.setColor(Muted, readable(QColor(dark ? 0x9aa1b0 : 0x5d6675), mix(worst, text, 0.04)));
    result.setColor(Accent, accent);
    result.setColor(Good, readable(QColor(dark ? 0x56c587 : 0x17804a), worst));
    result.setColor(Warn, readable(QColor(dark ? 0xe5b163 : 0x9a5f00), worst));
    result.setColor(Bad, readable(QColor(dark ? 0xff8a80 : 0xc42b1c), worst));
    const QColor off = mix(text, window, 0.55);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        result.setColor(QPalette::Disabled, role, off);
    return result;
}

static Colors derive(const QPalette &palette)
{
    Colors c;
    c.dark = isDark(palette);
    c.window = palette.color(QPalette::Window);
    c.card = palette.color(QPalette::Base);
    c.text = palette.color(QPalette::Active, QPalette::WindowText);
    c.sidebar = c.dark ? mix(c.window, c.card, 0.45) : mix(c.window, c.text, 0.035);
    c.hover = mix(c.card, c.text, c.dark ? 0.06 : 0.04);
    c.border = mix(c.window, c.text, c.dark ? 0.13 : 0.12);
    c.outline = mix(c.window, c.text, c.dark ? 0.26 : 0.23);
    c.muted = palette.color(Muted);
    c.faint = mix(c.window, c.text, 0.2);
    c.accent = palette.color(QPalette::Active, QPalette::Highlight);
    c.onAccent = palette.color(QPalette::Active, QPalette::HighlightedText);
    c.accentSoft = mix(c.card, c.accent, c.dark ? 0.22 : 0.13);
    c.accentText = readable(c.accent, c.accentSoft);
    c.good = palette.color(Good);
    c.warn = palette.color(Warn);
    c.bad = palette.color(Bad);
    const double soft = c.dark ? 0.12 : 0.07;
    c.goodSoft = mix(c.card, c.good, soft);
    c.warnSoft = mix(c.card, c.warn, soft);
    c.badSoft = mix(c.card, c.bad, soft);
    return c;
}

const Colors &colors(const QPalette &palette)
{
    static QCache<qint64, Colors> cache(32);
    const qint64 key = palette.cacheKey();
    if (const Colors *known = cache.object(key))
        return *known;
    auto *made = new Colors(derive(palette));
    cache.insert(key, made);
    return *made;
}

namespace {
class Follower : public QObject
{
public:
    explicit Follower(QWidget *window)
        : QObject(window)
        , m_window(window)
    {
        window->installEventFilter(this);
        apply();
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange)
            apply();
        return false;
    }

private:
    void apply()
    {
        const bool dark = isDark(QApplication::palette());
        if (m_applied != dark)
            m_window->setPalette(palette(dark));
        m_applied = dark;
    }
    QWidget *m_window;
    std::optional<bool> m_applied;
};
} // namespace

void follow(QWidget *window)
{
    new Follower(window);
}

QPixmap pixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    QPixmap result = QIcon(u":/hubwright/icons/%1.svg"_s.arg(name)).pixmap(QSize(size, size), ratio);
    QPainter painter(&result);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), result.size()), color);
    return result;
}

QIcon icon(const QString &name, const QColor &color)
{
    QIcon result;
    for (const int size : {16, 20, 24, 32, 48, 64})
        result.addPixmap(pixmap(name, color, size, 1));
    return result;
}

} // namespace hubwright::theme
