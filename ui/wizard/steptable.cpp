// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wizard/steptable.h"

#include "build/buildpage.h"
#include "build/buildstate.h"
#include "build/reviewpage.h"
#include "build/reviewstate.h"
#include "pages/cloudpage.h"
#include "pages/cloudstate.h"
#include "pages/credentialspage.h"
#include "pages/credentialsstate.h"
#include "pages/flavorspage.h"
#include "pages/flavorsstate.h"
#include "pages/imagespage.h"
#include "pages/imagesstate.h"
#include "pages/networkpage.h"
#include "pages/networkstate.h"
#include "pages/securitypage.h"
#include "pages/securitystate.h"
#include "pages/signinpage.h"
#include "pages/signinstate.h"
#include "pages/welcomestate.h"
#include "wizard/wizardmodel.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace hubwright {

States::States(WizardModel &model)
    : welcome(std::make_unique<WelcomeState>(model))
    , cloud(std::make_unique<CloudState>(model))
    , credentials(std::make_unique<CredentialsState>(model, *cloud))
    , network(std::make_unique<NetworkState>(model))
    , security(std::make_unique<SecurityState>(model))
    , flavors(std::make_unique<FlavorsState>(model))
    , images(std::make_unique<ImagesState>(model))
    , signIn(std::make_unique<SignInState>(model))
    , review(std::make_unique<ReviewState>(model))
    , build(std::make_unique<BuildState>(model))
{
}

States::~States() = default;

QList<StepRow> stepTable()
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("StepTable", text); };
    return {
        {u"cloud"_s, tr("Cloud"), {u"name"_s, u"recipe"_s, u"cloud.profile"_s},
            [](States &s) -> Page * { return new CloudPage(*s.cloud); }},
        {u"credentials"_s, tr("Credentials"), {u"cloud"_s},
            [](States &s) -> Page * { return new CredentialsPage(*s.credentials); }},
        {u"network"_s, tr("Network"), {u"network"_s, u"hub.host"_s, u"hub.https"_s, u"hub.proxy"_s},
            [](States &s) -> Page * { return new NetworkPage(*s.network); }},
        {u"security"_s, tr("Security groups"), {u"security"_s},
            [](States &s) -> Page * { return new SecurityPage(*s.security); }},
        {u"flavors"_s, tr("Flavors"),
            {u"hub.flavor"_s, u"hub.home_volume_gb"_s, u"users.flavors"_s, u"users.at_once"_s,
                u"users.idle_hours"_s},
            [](States &s) -> Page * { return new FlavorsPage(*s.flavors); }},
        {u"images"_s, tr("Images"), {u"hub.image"_s, u"users.images"_s},
            [](States &s) -> Page * { return new ImagesPage(*s.images); }},
        {u"sign-in"_s, tr("Sign-in"), {u"sign_in"_s, u"sign-in"_s},
            [](States &s) -> Page * { return new SignInPage(*s.signIn); }},
        {u"review"_s, tr("Review"), {}, [](States &s) -> Page * { return new ReviewPage(*s.review); }},
        {u"build"_s, tr("Build"), {}, [](States &s) -> Page * { return new BuildPage(*s.build); }},
    };
}

} // namespace hubwright
