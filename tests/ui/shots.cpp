// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "shots.h"

#include "style/style.h"
#include "style/theme.h"
#include "style/translations.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace hubwright {

QString screenshotFolder()
{
    const QString folder
        = qEnvironmentVariable("HUBWRIGHT_SCREENSHOTS", QStringLiteral(BINARY_DIR) + u"/screenshots"_s);
    QDir().mkpath(folder);
    return folder;
}

bool shoot(QWidget *widget, const QString &name)
{
    const QString suffix = widget->devicePixelRatioF() > 1.5 ? u"-200"_s : QString();
    return widget->grab().save(u"%1/%2%3.png"_s.arg(screenshotFolder(), name, suffix));
}

void prepareApplication()
{
    QApplication::setStyle(new Style);
    installTranslations();
    const QStringList wanted{u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s};
    for (const QString &family : wanted) {
        if (QFontDatabase::hasFamily(family)) {
            QApplication::setFont(QFont(family, 10));
            return;
        }
    }
}

void useDarkDesktop(bool dark)
{
    QApplication::setPalette(theme::palette(dark));
}

} // namespace hubwright
