// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/faults.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

namespace {

const QMap<QString, bool> &carriedOutByKind()
{
    static const QMap<QString, bool> kinds{{u"status"_s, false}, {u"html502"_s, false},
        {u"reset-before"_s, false}, {u"reset-after"_s, true}, {u"hang"_s, false}, {u"truncate"_s, true},
        {u"garbage"_s, true}, {u"empty"_s, true}, {u"wrong-type"_s, true}, {u"huge"_s, true},
        {u"slow"_s, true}, {u"trickle"_s, true}, {u"moved"_s, false}};
    return kinds;
}

Fault parse(const QJsonObject &json)
{
    Fault fault;
    const QJsonObject match = json["match"_L1].toObject();
    fault.method = match["method"_L1].toString().toUpper().toLatin1();
    fault.path.setPattern(match["path"_L1].toString());
    fault.request = match["request"_L1].toString();
    fault.nth = json["nth"_L1].toInt(1);
    fault.times = json["times"_L1].toInt(fault.nth == 0 ? 0 : 1);
    fault.probability = json["probability"_L1].toDouble(1);
    fault.kind = json["kind"_L1].toString();
    fault.isCarriedOut = json["carried_out"_L1].toBool(carriedOutByKind().value(fault.kind));
    fault.status = json["status"_L1].toInt(503);
    fault.retryAfter = json["retry_after"_L1].toInt(-1);
    fault.delayMs = json["delay_ms"_L1].toInt(1000);
    fault.body = json["body"_L1];
    fault.to = json["to"_L1].toString();
    return fault;
}

Reply page(int status)
{
    const QString title = QString::number(status) + u' ' + reasonOf(status);
    const QString html
        = u"<html>\r\n<head><title>%1</title></head>\r\n<body>\r\n<center><h1>%1</h1></center>\r\n"
          "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"_s;
    return {status, "text/html", html.arg(title).toUtf8(), {}};
}

/// The same members, each with a value of another type.
QJsonValue retyped(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object: {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = retyped(it.value());
        return object.isEmpty() ? QJsonValue(QJsonArray()) : QJsonValue(object);
    }
    case QJsonValue::Double:
    case QJsonValue::Bool:
        return value.toVariant().toString();
    case QJsonValue::String:
        return 7;
    default:
        return QJsonObject();
    }
}

/// With a first member of 10 MB.
QByteArray padded(const QByteArray &body)
{
    if (!body.startsWith("{\""))
        return body;
    constexpr int size = 10 * 1024 * 1024;
    return "{\"padding\":\"" + QByteArray(size, 'x') + "\"," + body.mid(1);
}

} // namespace

Faults::Faults(quint64 seed)
    : m_seed(static_cast<quint32>(seed + 1))
{
}

QString Faults::load(const QByteArray &json)
{
    m_struck = 0;
    if (json.trimmed().isEmpty()) {
        m_faults.clear();
        return {};
    }
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return u"The faults are no JSON list."_s;
    std::vector<Fault> faults;
    for (const QJsonValue one : document.array()) {
        Fault fault = parse(one.toObject());
        fault.random.seed(static_cast<quint32>(one["seed"_L1].toInteger(m_seed + faults.size())));
        if (!carriedOutByKind().contains(fault.kind))
            return u"There is no fault of the kind \"%1\"."_s.arg(fault.kind);
        if (!fault.path.isValid())
            return u"\"%1\" is no regular expression."_s.arg(fault.path.pattern());
        faults.push_back(std::move(fault));
    }
    m_faults = std::move(faults);
    return {};
}

std::optional<Fault> Faults::next(const Request &request, const QString &key)
{
    std::optional<Fault> found;
    for (Fault &fault : m_faults) {
        const bool isMeant = (fault.method.isEmpty() || fault.method == request.method)
            && (fault.request.isEmpty() || fault.request == key) && fault.path.match(request.path).hasMatch();
        if (!isMeant)
            continue;
        ++fault.seen;
        const int first = std::max(fault.nth, 1);
        const bool isDue = fault.seen >= first && (fault.times == 0 || fault.seen < first + fault.times);
        if (isDue && !found && (fault.probability >= 1 || fault.random.generateDouble() < fault.probability))
            found = fault;
    }
    m_struck += found.has_value();
    return found;
}

Answer answerFor(const Fault &fault)
{
    if (fault.kind == "reset-before"_L1 || fault.kind == "reset-after"_L1)
        return {{}, Delivery::Reset};
    if (fault.kind == "hang"_L1)
        return {{}, Delivery::Never};
    if (fault.kind == "html502"_L1)
        return {page(502), Delivery::Whole};
    Reply reply = page(fault.status);
    if (fault.body.isObject())
        reply = jsonReply(fault.status, fault.body.toObject());
    else if (fault.body.isString())
        reply.body = fault.body.toString().toUtf8();
    if (fault.retryAfter >= 0)
        reply.addHeader("Retry-After", QByteArray::number(fault.retryAfter));
    return {reply, Delivery::Whole};
}

Answer spoilt(const Fault &fault, Reply reply)
{
    if (fault.kind == "slow"_L1)
        return {reply, Delivery::Whole};
    if (fault.kind == "truncate"_L1)
        return {reply, Delivery::Half};
    if (fault.kind == "garbage"_L1) {
        reply.body = QByteArray("{\"\x00\xff\xfe"
                                "garbage",
            12);
        return {reply, Delivery::Whole};
    }
    if (fault.kind == "empty"_L1) {
        reply.body.clear();
        return {reply, Delivery::Whole};
    }
    if (fault.kind == "wrong-type"_L1) {
        const QJsonDocument document = QJsonDocument::fromJson(reply.body);
        if (document.isObject())
            reply.body = QJsonDocument(retyped(document.object()).toObject()).toJson(QJsonDocument::Compact);
        return {reply, Delivery::Whole};
    }
    if (fault.kind == "huge"_L1) {
        reply.body = padded(reply.body);
        return {reply, Delivery::Whole};
    }
    if (fault.kind == "trickle"_L1)
        return {reply, Delivery::Trickle, std::chrono::milliseconds(fault.delayMs)};
    return answerFor(fault);
}

} // namespace hubwright::practice
