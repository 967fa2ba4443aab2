// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "caller.h"
#include "calls.h"
#include "practice/practicecloud.h"
#include "shapes.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <yaml-cpp/yaml.h>

#include <future>
#include <optional>

using namespace Qt::StringLiterals;
using hubwright::practice::PracticeCloud;

namespace {

QJsonValue valueAt(const QJsonObject &json, const QString &path)
{
    QJsonValue value = json;
    for (const QString &part : path.split(u'.')) {
        bool isIndex = false;
        const int index = part.toInt(&isIndex);
        value = isIndex && value.isArray() ? value[index] : value[part];
    }
    return value;
}

/// Makes all calls to one cloud, one after the other.
class Walk
{
public:
    explicit Walk(const SignedIn::Account &account, int pauseMs)
        : m_cloud(account)
        , m_pauseMs(pauseMs)
    {
        m_kept.insert(u"user"_s, m_cloud.info["user"_L1]["id"_L1].toString());
        m_kept.insert(u"project"_s, m_cloud.info["project"_L1]["id"_L1].toString());
    }

    [[nodiscard]] bool isSignedIn() const { return m_cloud.isSignedIn(); }

    HttpAnswer make(const ContractCall &call)
    {
        HttpAnswer answer = once(call);
        for (int i = 0; call.until && !isThere(call, answer) && i < 150; ++i) {
            QTest::qWait(m_pauseMs);
            answer = once(call);
        }
        if (call.keep) {
            const QString name = QString::fromLatin1(call.keep).section(u'=', 0, 0);
            const QString path = QString::fromLatin1(call.keep).section(u'=', 1);
            m_kept.insert(name,
                path == "@"_L1 ? QString::fromLatin1(answer.headers.value("x-subject-token"))
                               : valueAt(answer.json(), path).toString());
        }
        return answer;
    }

private:
    QString filled(QString text) const
    {
        for (auto it = m_kept.begin(); it != m_kept.end(); ++it)
            text.replace(u'{' + it.key() + u'}', it.value());
        return text;
    }

    HttpAnswer once(const ContractCall &call)
    {
        QString service = QString::fromLatin1(call.service);
        const bool isRoot = service.endsWith(u'/');
        if (isRoot)
            service.chop(1);
        QString url = m_cloud.endpoint(service);
        if (isRoot)
            url = url.section(u"/v"_s, 0, url.contains("/volume/v3"_L1) ? 1 : 0);
        Caller::Headers headers{{"X-Auth-Token", m_cloud.token}};
        for (auto it = call.headers.begin(); it != call.headers.end(); ++it)
            headers.insert(it.key(), filled(QString::fromLatin1(it.value())).toLatin1());
        if (headers.value("X-Auth-Token").isEmpty())
            headers.remove("X-Auth-Token");
        return m_cloud.caller.call(call.method, QUrl(url + filled(QString::fromLatin1(call.path))), headers,
            call.body ? filled(QString::fromUtf8(call.body)).toUtf8() : QByteArray());
    }

    static bool isThere(const ContractCall &call, const HttpAnswer &answer)
    {
        const QString until = QString::fromLatin1(call.until);
        if (until == "404"_L1)
            return answer.status == 404;
        return valueAt(answer.json(), until.section(u'=', 0, 0)).toString() == until.section(u'=', 1);
    }

    SignedIn m_cloud;
    int m_pauseMs;
    QMap<QString, QString> m_kept;
};

/// The cloud that HUBWRIGHT_TEST_CLOUD names, if it does.
std::optional<SignedIn::Account> realCloud()
{
    const std::string name = qgetenv("HUBWRIGHT_TEST_CLOUD").toStdString();
    const std::string path = qgetenv("OS_CLIENT_CONFIG_FILE").toStdString();
    if (name.empty() || path.empty())
        return std::nullopt;
    const YAML::Node cloud = YAML::LoadFile(path)["clouds"][name], auth = cloud["auth"];
    const auto text = [](const YAML::Node &node) { return QString::fromStdString(node.as<std::string>()); };
    return SignedIn::Account{QUrl(text(auth["auth_url"])), text(auth["username"]), text(auth["password"]),
        text(auth["project_name"]), text(cloud["region_name"])};
}

} // namespace

class ContractTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void practiceCloudAnswersAsRecorded_data();
    void practiceCloudAnswersAsRecorded();
    void practiceCloudAnswersAsTheRealOne_data();
    void practiceCloudAnswersAsTheRealOne();

private:
    QList<ContractCall> m_calls;
    QList<HttpAnswer> m_simulated;
    QList<HttpAnswer> m_real;
    std::unique_ptr<PracticeCloud> m_practice;
};

void ContractTest::initTestCase()
{
    // Identity goes last: removing a credential ends tokens, and nothing else depends on it.
    m_calls = imageCalls() + groupCalls() + networkCalls() + volumeCalls() + computeCalls() + dnsCalls()
        + identityCalls();
    PracticeCloud::Options options;
    options.timeScale = 100;
    m_practice = std::make_unique<PracticeCloud>(options);
    QVERIFY2(m_practice->start(), qPrintable(m_practice->problem()));
    Walk practice({m_practice->openstackUrl()}, 20);
    QVERIFY(practice.isSignedIn());
    for (const ContractCall &call : m_calls)
        m_simulated << practice.make(call);
    const std::optional<SignedIn::Account> account = realCloud();
    if (!account)
        return;
    Walk real(*account, 300);
    QVERIFY2(real.isSignedIn(), "HUBWRIGHT_TEST_CLOUD does not let us in");
    for (const ContractCall &call : m_calls)
        m_real << real.make(call);
}

void ContractTest::practiceCloudAnswersAsRecorded_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < m_calls.size(); ++i)
        QTest::newRow(m_calls[i].sentence) << i;
}

void ContractTest::practiceCloudAnswersAsRecorded()
{
    QFETCH(int, row);
    const HttpAnswer &answer = m_simulated[row];
    QVERIFY2(answer.status == m_calls[row].status,
        qPrintable(u"%1 instead of %2: %3"_s.arg(answer.status)
                       .arg(m_calls[row].status)
                       .arg(QString::fromUtf8(answer.body.left(500)))));
}

void ContractTest::practiceCloudAnswersAsTheRealOne_data()
{
    if (m_real.isEmpty())
        QSKIP("SKIPPED, NOT PASSED: the practice cloud was not compared with a real one, because "
              "HUBWRIGHT_TEST_CLOUD and "
              "OS_CLIENT_CONFIG_FILE name none.");
    practiceCloudAnswersAsRecorded_data();
}

void ContractTest::practiceCloudAnswersAsTheRealOne()
{
    QFETCH(int, row);
    const QStringList found = differences(m_real[row], m_simulated[row]);
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

QTEST_GUILESS_MAIN(ContractTest)
#include "tst_contract.moc"
