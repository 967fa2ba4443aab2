// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "widgets/field.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

Field::Field(const QString &label, QWidget *editor, QString path, QWidget *parent)
    : QWidget(parent)
    , m_path(std::move(path))
    , m_editor(editor)
    , m_label(new QLabel(label))
    , m_hint(new Text({}, theme::Type::Small, theme::Muted))
    , m_problem(new QWidget)
    , m_sentence(new Text({}, theme::Type::Small, theme::Bad))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(500);
    connect(&m_pause, &QTimer::timeout, this, &Field::insist);
    m_label->setBuddy(target());
    m_label->setFont(theme::font(theme::Type::SmallStrong));
    m_hint->hide();
    m_sentence->setObjectName(u"problem"_s);
    auto *problem = new QHBoxLayout(m_problem);
    problem->setContentsMargins(0, 0, 0, 0);
    problem->setSpacing(space(1));
    problem->addWidget(new Glyph(u"error"_s, theme::Bad, 3.6), 0, Qt::AlignTop);
    problem->addWidget(m_sentence, 1);
    m_problem->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(1));
    column->addWidget(m_label);
    column->addWidget(m_editor);
    column->addWidget(m_problem);
    column->addWidget(m_hint);
    setLabel(label);
    setFocusProxy(target());
    target()->installEventFilter(this);
}

QWidget *Field::target() const
{
    return m_editor->focusProxy() ? m_editor->focusProxy() : m_editor;
}

void Field::setLabel(const QString &label)
{
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
    QString name = label;
    name.remove(u'&');
    if (target()->accessibleName().isEmpty() || !name.isEmpty())
        target()->setAccessibleName(name);
}

void Field::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty() && !isWrong());
    if (!isWrong())
        target()->setAccessibleDescription(hint);
}

bool Field::isWrong() const
{
    return !m_problem->isHidden();
}

void Field::refresh()
{
    const Verdict verdict = m_judge ? m_judge() : Verdict{};
    if (verdict.isGood() || isWrong()) {
        m_pause.stop();
        show(verdict);
    } else if (target()->hasFocus()) {
        m_pause.start();
    }
}

void Field::insist()
{
    m_pause.stop();
    show(m_judge ? m_judge() : Verdict{});
}

void Field::show(const Verdict &verdict)
{
    const QString text = verdict.isGood() ? QString()
        : verdict.remedy.isEmpty()
        ? verdict.sentence
        : tr("%1 %2", "what is wrong, and the remedy").arg(verdict.sentence, verdict.remedy);
    m_sentence->setText(text);
    m_problem->setVisible(!text.isEmpty());
    m_hint->setVisible(text.isEmpty() && !m_hint->text().isEmpty());
    target()->setAccessibleDescription(text.isEmpty() ? m_hint->text() : text);
    if (target()->property("wrong").toBool() != !text.isEmpty()) {
        target()->setProperty("wrong", !text.isEmpty());
        target()->update();
    }
}

bool Field::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && m_pause.isActive())
        insist();
    return QWidget::eventFilter(object, event);
}

} // namespace hubwright
