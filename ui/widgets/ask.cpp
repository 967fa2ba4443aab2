// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "widgets/ask.h"

#include "widgets/buttons.h"
#include "widgets/text.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

void ask(QWidget *window, const Question &question, std::function<void(int)> then)
{
    auto *dialog = new QDialog(window);
    dialog->setObjectName(u"question"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    theme::follow(dialog);
    dialog->setWindowTitle(question.title);
    dialog->setAccessibleName(question.title);
    dialog->setAccessibleDescription(question.text);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(space(6), space(6), space(6), space(5));
    column->setSpacing(space(3));
    column->addWidget(new Text(question.title, theme::Type::Title));
    auto *text = new Text(question.text);
    text->setMinimumWidth(space(100));
    column->addWidget(text);
    if (!question.details.isEmpty()) {
        auto *card = new Card;
        card->content()->addWidget(new Text(question.details, theme::Type::Small, theme::Muted));
        column->addWidget(card);
    }
    auto *row = new QVBoxLayout;
    row->setSpacing(space(1.5));
    column->addSpacing(space(2));
    const int escape = question.escape < 0 ? int(question.answers.size()) - 1 : question.escape;
    for (int i = 0; i < question.answers.size(); ++i) {
        QPushButton *button
            = i == 0 ? new Primary(question.answers[i]) : new QPushButton(question.answers[i]);
        button->setObjectName(u"answer%1"_s.arg(i));
        QObject::connect(button, &QPushButton::clicked, dialog, [dialog, i] { dialog->done(i + 1); });
        row->addWidget(button);
    }
    column->addLayout(row);
    // 0 is what QDialog says when it is dismissed.
    QObject::connect(dialog, &QDialog::finished, window,
        [escape, then = std::move(then)](int result) { then(result > 0 ? result - 1 : escape); });
    dialog->open();
}

} // namespace hubwright
