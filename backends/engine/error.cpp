// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/error.h"

namespace hubwright {
using namespace Qt::StringLiterals;

Error::Error(Kind kind_, QString sentence_, QString remedy_, QString details_)
    : kind(kind_)
    , sentence(std::move(sentence_))
    , remedy(std::move(remedy_))
    , details(std::move(details_))
    , m_what(sentence.toUtf8())
{
}

QString Error::text() const
{
    QString text = sentence;
    if (!remedy.isEmpty())
        text += u' ' + remedy;
    if (!details.isEmpty())
        text += u"\n  "_s + details;
    if (!requestId.isEmpty())
        text += u"\n  Request "_s + requestId;
    return text;
}

QString nameOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Cancelled:
        return u"cancelled"_s;
    case Error::Kind::Transient:
        return u"transient"_s;
    case Error::Kind::Unreachable:
        return u"unreachable"_s;
    case Error::Kind::Certificate:
        return u"certificate"_s;
    case Error::Kind::SignIn:
        return u"sign-in"_s;
    case Error::Kind::Refused:
        return u"refused"_s;
    case Error::Kind::NotFound:
        return u"not-found"_s;
    case Error::Kind::Conflict:
        return u"conflict"_s;
    case Error::Kind::Quota:
        return u"quota"_s;
    case Error::Kind::BadInput:
        return u"bad-input"_s;
    case Error::Kind::Broken:
        return u"broken"_s;
    case Error::Kind::Local:
        return u"local"_s;
    case Error::Kind::Unexpected:
        return u"unexpected"_s;
    }
    Q_UNREACHABLE();
}

} // namespace hubwright
