// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wizard/page.h"

#include "widgets/banner.h"
#include "widgets/field.h"

#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

Page::Page(State &state, const QString &heading, const QString &support, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_heading(new Text(heading, theme::Type::Heading))
    , m_support(new Text(support, theme::Type::Body, theme::Muted))
    , m_banner(new Banner)
    , m_area(new QScrollArea)
    , m_body(nullptr)
{
    setAccessibleName(heading);
    m_heading->setObjectName(u"heading"_s);
    auto *inside = new QWidget;
    m_body = new QVBoxLayout(inside);
    m_body->setContentsMargins(space(7), space(1), space(7), space(3));
    m_body->setSpacing(space(4));
    m_area->setWidget(inside);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->verticalScrollBar()->setProperty("onWindow", true);
    m_area->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space(6), 0, 0);
    column->setSpacing(space(3));
    auto *top = new QVBoxLayout;
    top->setContentsMargins(space(7), 0, space(7), 0);
    top->setSpacing(space(1.5));
    top->addWidget(m_heading);
    top->addWidget(m_support);
    column->addLayout(top);
    auto *notice = new QVBoxLayout;
    notice->setContentsMargins(space(7), 0, space(7), 0);
    notice->addWidget(m_banner);
    column->addLayout(notice);
    column->addWidget(m_area, 1);
    m_support->setVisible(!support.isEmpty());
    connect(&state, &State::troubleChanged, this, &Page::showTrouble);
}

void Page::setHeading(const QString &heading, const QString &support)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
    m_support->setText(support);
    m_support->setVisible(!support.isEmpty());
}

QString Page::heading() const
{
    return m_heading->text();
}

Field *Page::add(Field *field)
{
    m_fields << field;
    field->setJudge([this, field] { return m_state.verdict(field->path()); });
    connect(&m_state, &State::changed, field, &Field::refresh);
    return field;
}

void Page::showTrouble()
{
    if (m_state.trouble())
        m_banner->show(*m_state.trouble());
    else
        m_banner->hide();
}

void Page::say(const Error &error)
{
    m_banner->show(error);
}

bool Page::takeFocus()
{
    if (!m_first || !m_first->isEnabled())
        return false;
    m_first->setFocus(Qt::OtherFocusReason);
    return true;
}

void Page::insist()
{
    Field *first = nullptr;
    for (Field *field : std::as_const(m_fields)) {
        if (!field)
            continue;
        field->insist();
        if (field->isWrong() && !first && field->isVisibleTo(this))
            first = field;
    }
    if (first) {
        first->setFocus(Qt::OtherFocusReason);
        m_area->ensureWidgetVisible(first, 0, space(6));
        return;
    }
    // A problem without a field of its own on this page still has to be said.
    for (const Problem &problem : m_state.problems()) {
        if (problem.isError()) {
            m_banner->show(Banner::Tone::Error, problem.sentence, problem.remedy);
            return;
        }
    }
}

bool Page::showField(const QString &path)
{
    for (Field *field : std::as_const(m_fields)) {
        if (field && field->path() == path && field->isVisibleTo(this)) {
            field->insist();
            field->setFocus(Qt::OtherFocusReason);
            m_area->ensureWidgetVisible(field, 0, space(6));
            return true;
        }
    }
    return false;
}

QString toLine(const QStringList &items)
{
    return items.join(u", "_s);
}

QStringList fromLine(const QString &line)
{
    static const QRegularExpression separators(u"[,;\\s]+"_s);
    return line.split(separators, Qt::SkipEmptyParts);
}

} // namespace hubwright
