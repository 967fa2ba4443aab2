// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "models/profilemodel.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace hubwright {

QString methodText(Profile::Method method)
{
    switch (method) {
    case Profile::Method::ApplicationCredential:
        return ProfileModel::tr("Application credential");
    case Profile::Method::Password:
        return ProfileModel::tr("User and password");
    case Profile::Method::Token:
        return ProfileModel::tr("Token");
    }
    return {};
}

void ProfileModel::setProfiles(const QList<Profile> &profiles)
{
    beginResetModel();
    m_profiles = profiles;
    endResetModel();
}

int ProfileModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_profiles.size());
}

int ProfileModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ProfileModel::text(int row, int column) const
{
    const Profile &profile = m_profiles[row];
    switch (column) {
    case Name:
        return profile.name;
    case Address:
        return profile.authUrl.isEmpty() ? tr("to be entered") : profile.authUrl;
    case Project:
        return profile.project;
    case Method:
        return methodText(profile.method);
    default: {
        const QString home = QDir::homePath() + u'/';
        return profile.source.startsWith(home) ? u"~/"_s + profile.source.mid(home.size())
            : profile.source.isEmpty()         ? tr("entered by hand")
                                               : profile.source;
    }
    }
}

QVariant ProfileModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(index.row(), index.column());
    return {};
}

QVariant ProfileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Cloud");
    case Address:
        return tr("Address");
    case Project:
        return tr("Project");
    case Method:
        return tr("Sign in with");
    default:
        return tr("From");
    }
}

bool ProfileModel::matches(int row, const Query &query) const
{
    return query.matches((text(row, Name) + u' ' + text(row, Address) + u' ' + text(row, Project)).toLower());
}

bool ProfileModel::isLess(int column, int left, int right) const
{
    return QString::localeAwareCompare(text(left, column), text(right, column)) < 0;
}

} // namespace hubwright
