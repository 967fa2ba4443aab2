// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "remains.h"

namespace hubwright::ctl {
using namespace Qt::StringLiterals;

namespace {

QString line(const Finding &finding, const QString &remark)
{
    QStringList words{finding.title.leftJustified(26), finding.resource.id};
    if (finding.resource.name != finding.resource.id)
        words += finding.resource.name;
    if (!remark.isEmpty())
        words += u"(%1)"_s.arg(remark);
    words.removeAll(QString());
    return u"  %1\n"_s.arg(words.join(u' '));
}

} // namespace

QString surveyText(const Findings &findings, const QString &name, Keep keep)
{
    if (findings.isEmpty())
        return u"Nothing of %1 exists in the cloud.\n"_s.arg(name);
    QString text = u"What destroying %1 removes:\n"_s.arg(name);
    for (const Finding &finding : findings)
        text += line(finding, finding.isData && keep == Keep::Data ? u"kept"_s : finding.reason);
    return text;
}

QString remainsText(const Findings &leftovers, const QString &name)
{
    if (leftovers.isEmpty())
        return u"Verified: nothing is left in the cloud.\n"_s;
    QString text = u"Left in the cloud:\n"_s;
    for (const Finding &finding : leftovers)
        text += line(finding, finding.reason);
    if (std::ranges::all_of(leftovers, &Finding::isKept))
        text
            += u"“hubwrightctl resume %1” builds the hub again with it, “hubwrightctl destroy %1” removes it.\n"_s
                   .arg(name);
    return text;
}

QJsonObject leftoversJson(const Operation &operation)
{
    if (!operation.isVerified())
        return {};
    return {{u"leftovers"_s, toJson(operation.leftovers())}};
}

} // namespace hubwright::ctl
