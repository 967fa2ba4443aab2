// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "style/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

static void keepTranslations()
{
    Q_INIT_RESOURCE(hubwright_translations);
}

namespace hubwright {

void installTranslations()
{
    keepTranslations();
    // Below the language of the system there is always English: it has the plurals.
    for (const QLocale &locale : {QLocale(QLocale::English), QLocale::system()}) {
        auto *translator = new QTranslator(qApp);
        if (translator->load(locale, u"hubwright"_s, u"_"_s, u":/hubwright/translations"_s))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    }
}

} // namespace hubwright
