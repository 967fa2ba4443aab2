// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// The half of Style that says how large things are; style.cpp draws them.
#include "style/style.h"
#include "style/theme.h"

#include <QAbstractSpinBox>
#include <QStyleOption>

namespace hubwright {

using theme::space;

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return space(3.8);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return space(2);
    case PM_FocusFrameHMargin:
        return space(2);
    case PM_FocusFrameVMargin:
        return space(0.5);
    case PM_ScrollBarExtent:
        return space(3.2);
    case PM_ScrollBarSliderMin:
        return space(7);
    case PM_HeaderMargin:
        return space(2.2);
    case PM_HeaderMarkSize:
        return space(2.6);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_TabBarTabHSpace:
        return space(7);
    case PM_TabBarTabVSpace:
        return space(3.2);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space(2.5);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return space(4);
    case PM_SpinBoxFrameWidth:
        return space(1.5);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_UnderlineShortcut:
        return m_altHeld;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_Widget_Animate:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    // Inside a spin or combo box, the field around it has its own margin.
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(space(1.5), 0, -space(1.5), 0);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    const bool sorted = header && header->sortIndicator != QStyleOptionHeader::None;
    if (sorted && element == SE_HeaderArrow) {
        const int side = space(2.6);
        return QRect(
            option->rect.right() - side - space(0.6), option->rect.center().y() - side / 2, side, side);
    }
    if (sorted && element == SE_HeaderLabel) {
        const bool right = header->textAlignment & Qt::AlignRight;
        return option->rect.adjusted(right ? 0 : space(2.2), 0, -space(3.4), 0);
    }
    return rect;
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int field = space(8.4);
    switch (type) {
    case CT_PushButton: {
        const bool quiet = widget && widget->property("quiet").toBool();
        result = size + QSize(space(quiet ? 6 : 9), 0);
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && !button->icon.isNull())
            result.rwidth() += space(1);
        result.setHeight(std::max(field, size.height() + space(4)));
        return result;
    }
    case CT_ToolButton:
        return {std::max(result.width(), field), std::max(result.height(), field)};
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(field);
        if (type == CT_ComboBox)
            result.rwidth() += space(3);
        return result;
    case CT_CheckBox:
    case CT_RadioButton:
        result.setHeight(std::max(result.height(), space(6.4)));
        return result;
    case CT_HeaderSection:
        result.rwidth() += space(2);
        return result;
    default:
        return result;
    }
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const QRect all = option->rect;
    if (control == CC_ScrollBar && (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine))
        return {};
    if (control == CC_ScrollBar && part == SC_ScrollBarGroove)
        return all;
    if (control == CC_ScrollBar && part == SC_ScrollBarSlider) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        const bool flat = bar->orientation == Qt::Horizontal;
        const int length = flat ? all.width() : all.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int size = range ? int(qint64(bar->pageStep) * length / (range + bar->pageStep)) : length;
        size = std::clamp(size, std::min(space(7), length), length);
        const int at = sliderPositionFromValue(
            bar->minimum, bar->maximum, bar->sliderPosition, length - size, bar->upsideDown);
        return flat ? QRect(all.x() + at, all.y(), size, all.height())
                    : QRect(all.x(), all.y() + at, all.width(), size);
    }
    if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        return visualRect(option->direction, all, all.adjusted(space(2), 2, -space(7), -2));
    if (control == CC_ComboBox && (part == SC_ComboBoxEditField || part == SC_ComboBoxArrow)) {
        const int arrow = space(7);
        const QRect field = part == SC_ComboBoxArrow
            ? QRect(all.right() - arrow + 1, all.top(), arrow, all.height())
            : all.adjusted(space(2), 1, -arrow, -1);
        return visualRect(option->direction, all, field);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace hubwright
