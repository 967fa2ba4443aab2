// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "widgets/facts.h"

#include "widgets/text.h"

#include <QFormLayout>

namespace hubwright {

void setFacts(QFormLayout *layout, const QList<std::pair<QString, QString>> &facts)
{
    while (layout->rowCount() > 0)
        layout->removeRow(0);
    layout->setHorizontalSpacing(theme::space(6));
    layout->setVerticalSpacing(theme::space(1.5));
    layout->setLabelAlignment(Qt::AlignLeft);
    for (const auto &[name, value] : facts) {
        if (value.isEmpty())
            continue;
        auto *label = new Text(name, theme::Type::Body, theme::Muted);
        label->setWordWrap(false);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        auto *text = new Text(value);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addRow(label, text);
    }
}

} // namespace hubwright
