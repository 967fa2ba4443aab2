// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "style/style.h"

#include "style/paint.h"
#include "style/theme.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

using namespace Qt::StringLiterals;

// In a static library, the linker drops resources that nobody asks for. Not to be called within a namespace.
static void keepIcons()
{
    Q_INIT_RESOURCE(ui);
}

namespace hubwright {

using theme::colors;
using theme::space;

static bool has(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

static bool isFocused(const QStyleOption *option)
{
    return option->state & QStyle::State_HasFocus;
}

Style::Style()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
    keepIcons();
    qApp->installEventFilter(this);
}

/// Mnemonics are underlined while Alt is held, as on other desktops: a calmer page, and still to be found.
bool Style::eventFilter(QObject *object, QEvent *event)
{
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    const bool alt = key && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt;
    if (alt || event->type() == QEvent::ApplicationStateChange) {
        m_altHeld = alt && event->type() == QEvent::KeyPress;
        for (QWidget *window : QApplication::topLevelWidgets()) {
            for (QWidget *child : window->findChildren<QWidget *>())
                child->update();
        }
    }
    return QProxyStyle::eventFilter(object, event);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QLineEdit *>(widget) || qobject_cast<QAbstractItemView *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void Style::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto &c = colors(option->palette);
    const bool enabled = option->state & State_Enabled;
    const bool down = option->state & (State_Sunken | State_On);
    const bool hover = enabled && (option->state & State_MouseOver);
    const bool primary = has(widget, "primary");
    QColor fill = primary ? c.accent : option->palette.color(QPalette::Button);
    QColor frame = primary ? QColor() : c.outline;
    if (has(widget, "quiet")) {
        fill = frame = QColor();
        if (hover || down)
            fill = theme::mix(c.window, c.text, down ? 0.12 : 0.07);
    } else if (!enabled) {
        fill = primary ? theme::mix(c.window, c.accent, 0.35) : c.window;
        frame = primary ? QColor() : c.border;
    } else if (down) {
        fill = theme::mix(fill, primary ? QColor(Qt::black) : c.text, 0.15);
    } else if (hover) {
        fill = theme::mix(fill, primary ? QColor(Qt::black) : c.text, 0.06);
    }
    const QRectF rect = option->rect;
    paint::box(*painter, rect.adjusted(2, 2, -2, -2), fill, frame);
    if (isFocused(option))
        paint::box(*painter, rect, {}, c.accent, 1.6, paint::radius() + 2);
}

void Style::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    QStyleOptionButton copy = *qstyleoption_cast<const QStyleOptionButton *>(option);
    const auto &c = colors(option->palette);
    if (has(widget, "primary")) {
        copy.palette.setColor(QPalette::ButtonText, c.onAccent);
        painter->save();
        painter->setFont(theme::font(theme::Type::Strong));
        QProxyStyle::drawControl(CE_PushButtonLabel, &copy, painter, widget);
        painter->restore();
        return;
    }
    if (has(widget, "link"))
        copy.palette.setColor(QPalette::ButtonText, c.accent);
    QProxyStyle::drawControl(CE_PushButtonLabel, &copy, painter, widget);
}

void Style::drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto &c = colors(option->palette);
    const bool enabled = option->state & State_Enabled;
    const bool readOnly = option->state & State_ReadOnly;
    const bool wrong = has(widget, "wrong");
    const bool focus = isFocused(option);
    const QColor frame = wrong ? c.bad : focus ? c.accent : enabled && !readOnly ? c.outline : c.border;
    paint::box(
        *painter, option->rect, enabled && !readOnly ? c.card : c.window, frame, focus || wrong ? 1.6 : 1);
}

static void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const auto &c = colors(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor fill = !on ? c.card : enabled ? c.accent : c.faint;
    const QColor frame = on ? QColor() : enabled ? c.muted : c.outline;
    const double side = std::min(option->rect.width(), option->rect.height());
    QRectF rect(0, 0, side, side);
    rect.moveCenter(QRectF(option->rect).center());
    paint::box(*painter, rect, fill, frame, 1.2, side / 4.5);
    if (on)
        paint::check(*painter, rect, c.onAccent, side / 8.5);
}

static void drawRadio(const QStyleOption *option, QPainter *painter)
{
    const auto &c = colors(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & QStyle::State_On;
    const double side = std::min(option->rect.width(), option->rect.height());
    QRectF rect(0, 0, side, side);
    rect.moveCenter(QRectF(option->rect).center());
    paint::box(*painter, rect, on ? (enabled ? c.accent : c.faint) : c.card,
        on            ? QColor()
            : enabled ? c.muted
                      : c.outline,
        1.2, side / 2);
    if (on) {
        const double inset = side * 0.32;
        paint::box(*painter, rect.adjusted(inset, inset, -inset, -inset), c.onAccent, {}, 1, side / 2);
    }
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto &c = colors(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        return drawButton(option, painter, widget);
    case PE_FrameDefaultButton:
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawField(option, painter, widget);
        return;
    case PE_FrameLineEdit:
        return drawField(option, painter, widget);
    case PE_Frame:
        if (qobject_cast<const QAbstractScrollArea *>(widget)) {
            const bool focus = widget->hasFocus();
            paint::box(*painter, option->rect, {},
                has(widget, "wrong") ? c.bad
                    : focus          ? c.accent
                                     : c.border,
                focus ? 1.6 : 1);
            return;
        }
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheckBox(option, painter);
    case PE_IndicatorRadioButton:
        return drawRadio(option, painter);
    case PE_FrameFocusRect:
        paint::box(
            *painter, QRectF(option->rect).adjusted(-1, 0, 1, 0), {}, c.accent, 1.6, paint::radius() - 1);
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem:
        if (option->state & State_Selected)
            painter->fillRect(option->rect, c.accentSoft);
        else if (option->state & State_MouseOver)
            painter->fillRect(option->rect, c.hover);
        return;
    case PE_IndicatorArrowDown:
        return paint::chevron(*painter, option->rect, c.muted);
    case PE_IndicatorArrowUp:
        return paint::chevron(*painter, option->rect, c.muted, 180);
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const bool up = header && header->sortIndicator == QStyleOptionHeader::SortUp;
        return paint::chevron(*painter, option->rect, c.muted, up ? 180 : 0);
    }
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            paint::chevron(*painter, option->rect, c.muted, option->state & State_Open ? 0 : 270);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    QStyleOptionViewItem item = *qstyleoption_cast<const QStyleOptionViewItem *>(option);
    // A selected row is tinted, not filled: its text keeps its own colour.
    item.palette.setColor(QPalette::HighlightedText, item.palette.color(QPalette::Text));
    const auto *view = qobject_cast<const QAbstractItemView *>(item.widget);
    // The whole row is tinted and the whole table has the ring: no third frame.
    if (view && view->selectionBehavior() == QAbstractItemView::SelectRows)
        item.state &= ~State_HasFocus;
    QProxyStyle::drawControl(CE_ItemViewItem, &item, painter, widget);
    if (view && view->property("lines").toBool()) {
        painter->setPen(colors(option->palette).border);
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    }
}

void Style::drawHeader(const QStyleOption *option, QPainter *painter, const QWidget *) const
{
    const auto &c = colors(option->palette);
    painter->fillRect(option->rect, c.card);
    painter->setPen(c.border);
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
}

void Style::drawTab(const QStyleOption *option, QPainter *painter) const
{
    const auto &c = colors(option->palette);
    const QRectF rect = QRectF(option->rect).adjusted(2, 2, -2, -2);
    if (option->state & State_Selected)
        paint::box(*painter, rect, c.card, c.outline);
    else if (option->state & State_MouseOver)
        paint::box(*painter, rect, c.hover, {});
    if (isFocused(option) && (option->state & State_Selected))
        paint::box(*painter, rect.adjusted(-1, -1, 1, 1), {}, c.accent, 1.6);
}

void Style::drawProgress(const QStyleOption *option, QPainter *painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    const auto &c = colors(option->palette);
    const double height = std::min<double>(space(1.5), option->rect.height());
    QRectF track(
        option->rect.left(), option->rect.center().y() - height / 2 + 0.5, option->rect.width(), height);
    paint::box(*painter, track, c.border, {}, 1, height / 2);
    const double range = bar->maximum - bar->minimum;
    const double share = range > 0 ? (bar->progress - bar->minimum) / range : 0;
    if (share <= 0)
        return;
    track.setWidth(std::max(height, track.width() * share));
    paint::box(*painter, track, c.accent, {}, 1, height / 2);
}

void Style::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        return drawButton(option, painter, widget);
    case CE_PushButtonLabel:
        return drawButtonLabel(option, painter, widget);
    case CE_ItemViewItem:
        return drawItem(option, painter, widget);
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeader(option, painter, widget);
    case CE_Header: {
        // The base style would put the arrow on top of the words.
        QStyleOptionHeader header = *qstyleoption_cast<const QStyleOptionHeader *>(option);
        drawHeader(option, painter, widget);
        header.rect = subElementRect(SE_HeaderLabel, option, widget);
        drawControl(CE_HeaderLabel, &header, painter, widget);
        if (header.sortIndicator == QStyleOptionHeader::None)
            return;
        header.rect = subElementRect(SE_HeaderArrow, option, widget);
        return drawPrimitive(PE_IndicatorHeaderArrow, &header, painter, widget);
    }
    case CE_HeaderLabel: {
        QStyleOptionHeader header = *qstyleoption_cast<const QStyleOptionHeader *>(option);
        header.palette.setColor(QPalette::ButtonText, colors(option->palette).muted);
        return QProxyStyle::drawControl(element, &header, painter, widget);
    }
    case CE_TabBarTabShape:
        return drawTab(option, painter);
    case CE_ProgressBar:
        return drawProgress(option, painter);
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    const auto &c = colors(option->palette);
    painter->fillRect(option->rect, has(widget, "onWindow") ? c.window : c.card);
    if (slider->maximum <= slider->minimum)
        return;
    QRectF handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const double inset = space(0.75);
    handle.adjust(inset, inset, -inset, -inset);
    const bool active = option->state & (State_MouseOver | State_Sunken);
    paint::box(*painter, handle, theme::mix(c.card, c.text, active ? 0.4 : 0.25), {}, 1,
        std::min(handle.width(), handle.height()) / 2);
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    drawField(option, painter, widget);
    const QRectF arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    QRectF glyph(0, 0, space(3), space(3));
    glyph.moveCenter(arrow.center());
    paint::chevron(*painter, glyph, colors(option->palette).muted);
}

void Style::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    drawField(option, painter, widget);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    const auto &c = colors(option->palette);
    const auto glyph = [&](SubControl part, double turn, QAbstractSpinBox::StepEnabledFlag flag) {
        const QRectF rect = subControlRect(CC_SpinBox, option, part, widget);
        QRectF mark(0, 0, space(2.6), space(2.6));
        mark.moveCenter(rect.center());
        paint::chevron(*painter, mark, spin->stepEnabled & flag ? c.muted : c.border, turn);
    };
    glyph(SC_SpinBoxUp, 180, QAbstractSpinBox::StepUpEnabled);
    glyph(SC_SpinBoxDown, 0, QAbstractSpinBox::StepDownEnabled);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        return drawScrollBar(option, painter, widget);
    case CC_ComboBox:
        return drawComboBox(option, painter, widget);
    case CC_SpinBox:
        return drawSpinBox(option, painter, widget);
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace hubwright
