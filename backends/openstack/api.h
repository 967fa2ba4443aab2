// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "http/message.h"
#include "openstack/session.h"

#include <QJsonArray>
#include <QUrlQuery>

#include <memory>

namespace hubwright::openstack {

/// One service of one cloud, spoken to with its own paths and bodies, as the API reference has them. Hides
/// what differs between services: versions in the URL, microversions, paging, the shape of errors, the token.
///
/// Every call throws Error for a status ≥ 400, with the cloud's own words in `details` and its request id;
/// kinds: 401 SignIn (after one renewal of the token), 403 Refused or Quota, 404 NotFound, 409 Conflict or
/// Quota, 413 Quota, 429/5xx Transient with Retry-After, other 4xx BadInput; and Unexpected for an answer
/// that is not what was asked for, so that nothing is taken for absent that was only not told.
class Api
{
public:
    Api(std::shared_ptr<Session> session, Service service);

    /// Whether the catalog has it in this region.
    [[nodiscard]] bool isOffered() const;
    Task<QJsonObject> get(QString path, QUrlQuery query = {});
    /// One resource; `member` is its name in the body, "server", where it is not the body itself. Throws
    /// Error::Unexpected when it is not there.
    Task<QJsonObject> show(QString path, QString member = {});
    /// All pages; `member` is the list's name in the body: "networks".
    Task<QJsonArray> list(QString path, QString member, QUrlQuery query = {});
    /// Empty object for an empty answer; an empty `body` sends none. Paths begin with a slash and are not
    /// percent-encoded.
    Task<QJsonObject> post(QString path, QJsonObject body);
    Task<QJsonObject> put(QString path, QJsonObject body);
    /// Members to set. For Glance it becomes the JSON patch that it wants.
    Task<QJsonObject> patch(QString path, QJsonObject body);
    /// 404 counts as done: gone is gone. Where the cloud shows it all the same, Error::Transient is thrown.
    Task<> remove(QString path);
    /// The same, or nothing for 404.
    Task<std::optional<QJsonObject>> tryShow(QString path, QString member = {});
    /// The answer, or nothing for 404.
    Task<std::optional<QJsonObject>> tryGet(QString path);

private:
    Task<QJsonObject> call(QByteArray verb, QString path, QString query, QJsonObject body);

    std::shared_ptr<Session> m_session;
    Service m_service;
};

} // namespace hubwright::openstack
