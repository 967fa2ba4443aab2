// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/clock.h"
#include "openstack/cloud.h"

#include <QObject>

/// Against a real cloud: HUBWRIGHT_TEST_CLOUD names an entry of clouds.yaml that signs in with a password and
/// whose file has it. Creates application credentials and removes them again.
class LabTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void signsInWithAPassword();
    void signsInWithoutTheVersionInTheAddress();
    void saysThatThePasswordIsWrong();
    void saysThatTheUserIsUnknown();
    void listsTheProjectsForAnUnknownOne();
    void listsTheRegionsForAnUnknownOne();
    void listsTheInterfacesForAnUnknownOne();
    void signsInWithAnApplicationCredential();
    void signsInWithACredentialByName();
    void knowsARestrictedCredential();
    void saysThatTheCredentialIsUnknown();
    void saysThatTheSecretIsWrong();
    void signsInWithAToken_data();
    void signsInWithAToken();
    void saysThatATokenIsNoGood();
    void renewsARevokedToken();
    void readsPagesOfOne_data();
    void readsPagesOfOne();
    void readsTheCatalog();
    void keepsSecretsOutOfItsRecording();

private:
    struct Credential
    {
        QString id;
        hubwright::Secret secret;
    };
    std::shared_ptr<hubwright::openstack::Session> session(hubwright::Profile profile,
        const hubwright::Secret &secret, hubwright::http::Recorder *recorder = nullptr);
    std::shared_ptr<hubwright::openstack::Cloud> signedIn();
    std::optional<hubwright::Error> refusal(
        const hubwright::Profile &profile, const hubwright::Secret &secret);
    Credential makeCredential(hubwright::openstack::Cloud &cloud, bool isRestricted);

    hubwright::Profile m_profile;
    hubwright::Secret m_secret;
    hubwright::Cancellation m_cancellation;
    std::shared_ptr<hubwright::openstack::Cloud> m_maker; ///< of the credentials that cleanup() removes
    QStringList m_credentials;
};
