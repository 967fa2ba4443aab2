// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "operating.h"

#include "prompt.h"
#include "remains.h"

#include <QTextStream>

namespace hubwright::ctl {
using namespace Qt::StringLiterals;

namespace {

/// The name of a secret on standard input, "cloud" or the recipe's own word, to its place in the vault.
QString vaultKey(const Spec &spec, const QString &name)
{
    return name == u"cloud" ? u"cloud/%1/secret"_s.arg(spec.cloud.profile) : secretKey(spec.name, name);
}

} // namespace

Operating::Operating(const Arguments &arguments, Workshop &workshop, QString specFile, Finish finish)
    : m_arguments(arguments)
    , m_workshop(workshop)
    , m_specFile(std::move(specFile))
    , m_finish(std::move(finish))
    , m_operation(workshop)
{
    connect(&m_operation, &Operation::preflighted, this, &Operating::onPreflighted);
    connect(&m_operation, &Operation::planned, this, &Operating::onPlanned);
    connect(&m_operation, &Operation::surveyed, this, &Operating::onSurveyed);
    connect(&m_operation, &Operation::stepChanged, this, &Operating::onStepChanged);
    connect(&m_operation, &Operation::failed, this, &Operating::onFailed);
    connect(&m_operation, &Operation::finished, this, &Operating::onFinished);
    connect(&m_stop, &StopSignal::received, this, [this] {
        complain(u"Stopping: what is on its way is left to finish. Press Ctrl-C again to leave at once."_s);
        m_operation.cancel();
    });
}

void Operating::start(Spec spec, Deed deed)
{
    m_spec = std::move(spec);
    m_deed = std::move(deed);
    if (!m_arguments.eventsFile.isEmpty())
        m_events = std::make_unique<EventsFile>(m_arguments.eventsFile);
    storeSecretsThenBegin(m_arguments.secretsOnStdin ? readSecrets() : QMap<QString, Secret>());
}

Task<> Operating::storeSecretsThenBegin(QMap<QString, Secret> secrets)
{
    std::optional<Error> error;
    try {
        for (auto it = secrets.begin(); it != secrets.end(); ++it) {
            const QString key = vaultKey(m_spec, it.key());
            const Secret secret = it.value();
            co_await m_workshop.vault->write(key, secret);
        }
    } catch (const Error &e) {
        error = e;
    }
    if (error)
        onFailed(*error);
    else
        begin();
}

void Operating::begin()
{
    m_deed(m_operation);
}

void Operating::onPreflighted(const Problems &problems)
{
    m_problems = problems;
}

void Operating::onPlanned(const Outline &outline)
{
    if (!m_problems.isEmpty())
        complain(toText(m_problems, m_specFile).trimmed());
    if (!m_operation.isRunning()) { // only planned
        m_showPlan(outline);
        end(ExitCode::Done);
        return;
    }
    if (!m_workshop.vault->isLasting()) {
        complain(
            u"No keychain is used here: secrets are kept only until this command ends. Give those that you "
            u"need "
            u"later yourself, with --secrets-stdin: sign-in=… is the admins' first password, or the client secret."_s);
    }
    m_progress.begin(outline);
}

void Operating::onSurveyed(const Findings &findings)
{
    m_deed = m_decide(findings);
    if (m_deed)
        begin();
    else
        end(ExitCode::BadInput);
}

void Operating::onStepChanged(const StepEvent &event)
{
    if (m_events)
        m_events->write(toJsonLine(event));
    m_progress.show(event);
    if (event.state == StepState::Failed && event.error && m_failure.isEmpty()) // the cause, not its echoes
        m_failure = u"%1: %2"_s.arg(m_progress.titleOf(event.step), event.error->text());
}

bool Operating::askForMissing(const Error &error)
{
    const bool isSecret = error.kind == Error::Kind::SignIn && !error.field.isEmpty() && !m_hasAsked;
    if (!isSecret || !isTerminal())
        return false;
    const std::optional<Secret> secret = askSecret(error.sentence);
    if (!secret)
        return false;
    m_hasAsked = true;
    const QString name = error.field.startsWith(u"cloud") ? u"cloud"_s : error.field;
    storeSecretsThenBegin({{name, *secret}});
    return true;
}

void Operating::onFailed(const Error &error)
{
    if (askForMissing(error))
        return;
    if (hasErrors(m_problems))
        complain(toText(m_problems, m_specFile).trimmed());
    else
        complain(error.field.isEmpty() ? error.text() : u"%1: %2"_s.arg(error.field, error.text()));
    if (m_arguments.command != u"destroy")
        complain(m_arguments.command == u"resume" ? u"Nothing was changed."_s : u"Nothing was created."_s);
    end(exitCodeOf(error));
}

void Operating::onFinished(Outcome outcome)
{
    if (m_events)
        m_events->write(finishedJsonLine(
            outcome, m_operation.url(), QDateTime::currentDateTimeUtc(), leftoversJson(m_operation)));
    m_progress.end();
    QTextStream out(stdout);
    switch (outcome) {
    case Outcome::Ready:
        out << u"Your hub is ready: %1\n"_s.arg(m_operation.url().toString());
        if (m_workshop.vault->isLasting())
            out << u"Its secrets are in your keychain, under Hubwright: deployment/%1/…\n"_s.arg(m_spec.name);
        break;
    case Outcome::Stopped:
        out << u"Stopped after %1, as asked. “hubwrightctl resume %2” goes on.\n"_s.arg(
            m_arguments.until, m_spec.name);
        break;
    case Outcome::Removed:
        out << u"%1 is destroyed. %2"_s.arg(m_spec.name, remainsText(m_operation.leftovers(), m_spec.name));
        break;
    case Outcome::Failed:
        complain(m_failure);
        if (m_operation.isVerified())
            complain(remainsText(m_operation.leftovers(), m_spec.name).trimmed());
        complain(goOnText());
        break;
    case Outcome::Interrupted:
        complain(u"Stopped. "_s + goOnText());
        break;
    }
    out.flush();
    end(exitCodeOf(outcome));
}

QString Operating::goOnText() const
{
    QString command = m_arguments.command == u"destroy" ? u"destroy"_s : u"resume"_s;
    command += u' ' + m_spec.name;
    if (m_arguments.keepsData)
        command += u" --keep-data"_s;
    return u"“hubwrightctl %1” goes on from here."_s.arg(command);
}

void Operating::end(ExitCode code)
{
    m_finish(code);
    deleteLater();
}

} // namespace hubwright::ctl
