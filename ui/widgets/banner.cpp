// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "widgets/banner.h"

#include "widgets/buttons.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

QString detailsOf(const Error &error)
{
    QStringList lines;
    if (!error.details.isEmpty())
        lines << error.details;
    if (!error.requestId.isEmpty())
        lines << Banner::tr("Request: %1").arg(error.requestId);
    return lines.join(u'\n');
}

Banner::Banner(QWidget *parent)
    : Card({}, parent)
    , m_glyph(new Glyph(u"info"_s, theme::Accent, 5))
    , m_sentence(new Text({}, theme::Type::Strong))
    , m_remedy(new Text)
    , m_actions(new QHBoxLayout)
    , m_toggle(new Quiet(tr("Details")))
    , m_copy(new Quiet(tr("Copy details")))
{
    setObjectName(u"banner"_s);
    m_sentence->setObjectName(u"bannerSentence"_s);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_toggle->setCheckable(true);
    m_toggle->setObjectName(u"bannerDetails"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(space(3));
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(space(1));
    column->addWidget(m_sentence);
    column->addWidget(m_remedy);
    m_actions->setSpacing(space(1.5));
    m_actions->addWidget(m_toggle);
    m_actions->addWidget(m_copy);
    m_actions->addStretch();
    column->addLayout(m_actions);
    row->addLayout(column, 1);
    m_column = column;
    content()->addLayout(row);
    hide();

    connect(m_toggle, &QPushButton::toggled, this, [this](bool on) { details()->setVisible(on); });
    connect(m_toggle, &QPushButton::toggled, m_copy, &QWidget::setVisible);
    connect(m_copy, &QPushButton::clicked, this, [this] { copyText(details()->toPlainText()); });
}

/// Made when it is first needed: most banners never show it, and it wants a font of its own.
QPlainTextEdit *Banner::details()
{
    if (m_details)
        return m_details;
    m_details = new QPlainTextEdit(this);
    m_details->setReadOnly(true);
    m_details->setFont(theme::font(theme::Type::Mono));
    m_details->setAccessibleName(tr("Details of the problem"));
    m_details->setMaximumHeight(space(24));
    m_details->setTabChangesFocus(true);
    m_details->hide();
    m_column->addWidget(m_details);
    return m_details;
}

void Banner::show(Tone tone, const QString &sentence, const QString &remedy, const QString &more)
{
    m_tone = tone;
    qDeleteAll(m_added);
    m_added.clear();
    m_sentence->setText(sentence);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    details()->setPlainText(more);
    m_toggle->setChecked(false);
    m_toggle->setVisible(!more.isEmpty());
    m_copy->hide();
    details()->hide();
    setAccessibleName(sentence);
    setAccessibleDescription(remedy);
    paintTone();
    setVisible(true);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::show(const Error &error)
{
    show(Tone::Error, error.sentence, error.remedy, detailsOf(error));
}

QPushButton *Banner::addAction(const QString &text)
{
    auto *button = new QPushButton(text);
    m_actions->insertWidget(int(m_added.size()), button);
    m_added << button;
    return button;
}

void Banner::paintTone()
{
    const auto &c = theme::colors(palette());
    const auto tint
        = [&](const QString &icon, QPalette::ColorRole role, const QColor &soft, const QColor &line) {
              m_glyph->set(icon, role);
              setTint(soft, theme::mix(soft, line, 0.35));
          };
    switch (m_tone) {
    case Tone::Info:
        return tint(u"info"_s, theme::Accent, theme::mix(c.card, c.accent, 0.06), c.accent);
    case Tone::Good:
        return tint(u"ok"_s, theme::Good, c.goodSoft, c.good);
    case Tone::Warning:
        return tint(u"warning"_s, theme::Warn, c.warnSoft, c.warn);
    case Tone::Error:
        return tint(u"error"_s, theme::Bad, c.badSoft, c.bad);
    }
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintTone();
    Card::changeEvent(event);
}

} // namespace hubwright
