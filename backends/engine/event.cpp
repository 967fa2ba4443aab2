// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/event.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace hubwright {
using namespace Qt::StringLiterals;

QString nameOf(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return u"waiting"_s;
    case StepState::Finding:
        return u"finding"_s;
    case StepState::Creating:
        return u"creating"_s;
    case StepState::Settling:
        return u"settling"_s;
    case StepState::Done:
        return u"done"_s;
    case StepState::Failed:
        return u"failed"_s;
    case StepState::Removing:
        return u"removing"_s;
    case StepState::Removed:
        return u"removed"_s;
    case StepState::Kept:
        return u"kept"_s;
    }
    Q_UNREACHABLE();
}

QString nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ready:
        return u"ready"_s;
    case Outcome::Stopped:
        return u"stopped"_s;
    case Outcome::Failed:
        return u"failed"_s;
    case Outcome::Interrupted:
        return u"interrupted"_s;
    case Outcome::Removed:
        return u"destroyed"_s;
    }
    Q_UNREACHABLE();
}

static QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

static QString stamp(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QByteArray toJsonLine(const StepEvent &event)
{
    QJsonObject object{
        {u"time"_s, stamp(event.time)},
        {u"event"_s, u"step"_s},
        {u"id"_s, event.step.value},
        {u"state"_s, nameOf(event.state)},
        {u"detail"_s, event.detail},
        {u"elapsed_ms"_s, qint64(event.elapsed.count())},
    };
    if (event.error) {
        object[u"error"_s] = QJsonObject{
            {u"kind"_s, nameOf(event.error->kind)},
            {u"sentence"_s, event.error->sentence},
            {u"remedy"_s, event.error->remedy},
            {u"details"_s, event.error->details},
            {u"request_id"_s, event.error->requestId},
        };
    }
    return line(object);
}

QByteArray finishedJsonLine(Outcome outcome, const QUrl &url, const QDateTime &time, const QJsonObject &more)
{
    QJsonObject object{
        {u"time"_s, stamp(time)},
        {u"event"_s, u"finished"_s},
        {u"result"_s, nameOf(outcome)},
        {u"url"_s, url.toString()},
    };
    for (auto it = more.begin(); it != more.end(); ++it)
        object[it.key()] = it.value();
    return line(object);
}

} // namespace hubwright
