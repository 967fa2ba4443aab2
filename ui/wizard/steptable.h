// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace hubwright {

class BuildState;
class CloudState;
class CredentialsState;
class FlavorsState;
class ImagesState;
class NetworkState;
class Page;
class ReviewState;
class SecurityState;
class SignInState;
class State;
class WelcomeState;
class WizardModel;
struct Workshop;

/// The states of all pages, made once for a window.
struct States
{
    explicit States(WizardModel &model);
    ~States();
    std::unique_ptr<WelcomeState> welcome;
    std::unique_ptr<CloudState> cloud;
    std::unique_ptr<CredentialsState> credentials;
    std::unique_ptr<NetworkState> network;
    std::unique_ptr<SecurityState> security;
    std::unique_ptr<FlavorsState> flavors;
    std::unique_ptr<ImagesState> images;
    std::unique_ptr<SignInState> signIn;
    std::unique_ptr<ReviewState> review;
    std::unique_ptr<BuildState> build;
};

/// A row of the step table: what the step list shows, and how its page is made. `fields` are the spec's, so
/// that a problem found later can lead back here.
struct StepRow
{
    QString id;
    QString title;
    QStringList fields;
    std::function<Page *(States &)> make;
};
[[nodiscard]] QList<StepRow> stepTable();

} // namespace hubwright
