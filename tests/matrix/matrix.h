// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "matrix/laptop.h"
#include "matrix/shape.h"

#include <QMap>
#include <QMutex>
#include <QSet>

#include <functional>

/// How often each request was made, by its name (GET /control/requests).
using Requests = QMap<QString, int>;

/// Whether a request of this name may change something in the cloud: signing in and reading a console do not,
/// although they are POSTs.
[[nodiscard]] bool isMutating(const QString &request);

/// Where a case is played: a cloud and a keychain, used by one case after the other.
struct Stage
{
    CloudProcess cloud;
    Keyring keyring;
    explicit Stage(double timeScale)
        : cloud(timeScale)
    {
    }
    [[nodiscard]] Requests requests() const;
};

/// What an undisturbed life of a deployment looks like.
struct Baseline
{
    QByteArray spec;
    Shape ready; ///< of what exists when the hub is ready
    Requests deploying;
    Requests destroying;
    int recordsOfDeploy = 0; ///< in the journal
    int recordsOfDestroy = 0;

    /// Deploys and destroys on this stage. Fatal when that does not work.
    [[nodiscard]] static Baseline of(const QByteArray &spec, Stage &stage);
};

/// What came of the cases. Thread-safe; the cases of all lanes write into one.
class Report
{
public:
    void add(const QString &counter, int by = 1);
    void fail(const QString &title, const QString &why);
    void saw(const Requests &requests);

    [[nodiscard]] int operator[](const QString &counter) const { return m_counters.value(counter); }
    /// Whether every case went well; if not, all that went wrong is written to stderr, however long.
    [[nodiscard]] bool isGood() const;
    [[nodiscard]] const QSet<QString> &seen() const { return m_seen; }
    /// "412 points, 412 resumed, 0 duplicates, 0 lost, 0 orphans, 0 leaks"; other counters follow
    [[nodiscard]] QString text() const;

private:
    QMutex m_mutex;
    QMap<QString, int> m_counters;
    QStringList m_failures;
    QSet<QString> m_seen;
};

/// One case on its stage: something befalls a deployment; then the promise is checked.
class Case
{
public:
    Case(QString title, Stage &stage, const Baseline &baseline, Report &report, int lateLists);

    Laptop laptop;
    Stage &stage;
    const Baseline &baseline;

    /// Starts hubwrightctl and kills it at the moment when the cloud's fault strikes.
    void killWhenStruck(const QStringList &words);
    void fail(const QString &why);
    /// hubwrightctl must end well.
    void mustSucceed(const QStringList &words);
    /// Goes on to the end: ready, each resource once, no secret anywhere.
    void mustBecomeReady();
    /// Goes on to the end: nothing left.
    void mustBecomeNothing();

private:
    void collectSecrets();
    QString m_title;
    Report &m_report;
    QStringList m_secrets;
};

/// A fault: the cloud falls silent at the nth request of that name, before or after it did what was asked.
[[nodiscard]] QJsonArray silence(const QString &request, int nth, bool isCarriedOut);

struct Row
{
    QString title;
    std::function<void(Case &)> play;
};

/// Plays the rows in parallel lanes, lists lagging in every other one, and prints the totals under this name.
/// With HUBWRIGHT_MATRIX_EVERY=N only each N-th is played, with HUBWRIGHT_MATRIX_ONLY=WORDS only those whose
/// title has these words. Whether all went well.
[[nodiscard]] bool play(const QString &name, QList<Row> rows, const Baseline &baseline, Report &report);

/// The specs of all recipes, by recipe: tests/matrix/specs/.
[[nodiscard]] QMap<QString, QByteArray> specs();
/// For a test's _data(): a row for each of them, with a column "spec".
void addSpecs();

/// As fast as the engine's patience allows on a busy machine.
inline constexpr double TimeScale = 1000;
