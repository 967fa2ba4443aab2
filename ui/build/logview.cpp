// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/logview.h"

#include "style/theme.h"

#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace hubwright {

LogView::LogView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setFrameShape(NoFrame);
    setMaximumBlockCount(2000);
    setFont(theme::font(theme::Type::Mono));
    setAccessibleName(tr("What this step has said"));
    setWordWrapMode(QTextOption::NoWrap);
    document()->setDocumentMargin(0);
}

void LogView::show(const StepId &step, const QList<Progress::Line> &lines)
{
    const bool grown
        = step == m_step && lines.size() >= m_count && m_count > 0 && lines[m_count - 1].time == m_last;
    if (grown && lines.size() == m_count)
        return;
    QStringList texts;
    for (qsizetype i = grown ? m_count : 0; i < lines.size(); ++i)
        texts << u"%1  %2"_s.arg(lines[i].time.toLocalTime().toString(u"HH:mm:ss"_s), lines[i].text);
    if (!grown)
        setPlainText(texts.join(u'\n'));
    else
        appendPlainText(texts.join(u'\n'));
    m_step = step;
    m_count = lines.size();
    m_last = lines.isEmpty() ? QDateTime() : lines.last().time;
    if (!grown)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

} // namespace hubwright
