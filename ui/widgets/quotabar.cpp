// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "widgets/quotabar.h"

#include "style/paint.h"
#include "style/theme.h"

#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

QString memoryText(qint64 mb)
{
    if (mb < 1024)
        return QuotaBar::tr("%1 MB").arg(QLocale().toString(mb));
    const double gb = double(mb) / 1024;
    return QuotaBar::tr("%1 GB").arg(QLocale().toString(gb, 'f', mb % 1024 == 0 || gb >= 100 ? 0 : 1));
}

QuotaBar::QuotaBar(Limited what, QWidget *parent)
    : QWidget(parent)
    , m_what(what)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

static QString amount(Limited what, qint64 value)
{
    return what == Limited::RamMb ? memoryText(value) : QLocale().toString(value);
}

QString limitName(Limited what)
{
    return what == Limited::RamMb ? QuotaBar::tr("memory") : nameOf(what);
}

static QString title(Limited what)
{
    QString text = limitName(what);
    // "vCPU" stays as it is.
    if (text.size() > 1 && text[1].isLower())
        text[0] = text[0].toUpper();
    return text;
}

QString QuotaBar::words(Limited what, const Quota &quota, qint64 adds)
{
    const QString used = amount(what, quota.used + adds);
    return quota.isUnlimited() ? tr("%1, no limit").arg(used)
                               : tr("%1 of %2").arg(used, amount(what, quota.limit));
}

void QuotaBar::set(const Quota &quota, qint64 adds)
{
    m_quota = quota;
    m_adds = adds;
    setAccessibleName(tr("%1: %2").arg(title(m_what), words(m_what, quota, adds)));
    setToolTip(tr("%1 used before, %2 by this hub").arg(amount(m_what, quota.used), amount(m_what, adds)));
    update();
}

QSize QuotaBar::sizeHint() const
{
    return {space(40), space(7.2)};
}

void QuotaBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &c = theme::colors(palette());
    const bool over = !m_quota.isUnlimited() && m_quota.used + m_adds > m_quota.limit;
    painter.setFont(theme::font(theme::Type::Small));
    const QRectF line(0, 0, width(), space(4.2));
    painter.setPen(c.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, title(m_what));
    painter.setPen(over ? c.bad : c.muted);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, words(m_what, m_quota, m_adds));

    const double thick = space(1.4);
    QRectF track(0, line.bottom() + space(0.8), width(), thick);
    paint::box(painter, track, c.border, {}, 1, thick / 2);
    if (m_quota.isUnlimited() || m_quota.limit == 0)
        return;
    const auto part
        = [&](qint64 value) { return std::min(1.0, double(value) / double(m_quota.limit)) * track.width(); };
    const double all = part(m_quota.used + m_adds), before = part(m_quota.used);
    if (all > 0)
        paint::box(painter, QRectF(track.topLeft(), QSizeF(std::max(all, thick), thick)),
            over ? c.bad : c.accent, {}, 1, thick / 2);
    if (before > 0)
        paint::box(painter, QRectF(track.topLeft(), QSizeF(std::max(before, thick), thick)), c.muted, {}, 1,
            thick / 2);
}

} // namespace hubwright
