// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/survey.h"

#include "engine/retry.h"

namespace hubwright {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using What = Journal::What;

namespace {

constexpr auto WaitsBetweenLooks = std::to_array<Milliseconds>({1s, 2s, 4s, 8s});

} // namespace

/// What one step is asked, and what it answered.
struct Survey::Question
{
    Step *step = nullptr;
    std::unique_ptr<Context> context;
    QList<Resource> found;
    std::optional<Error> error;
};

class Survey::Context : public StepContext
{
public:
    Context(Survey &survey, StepId step)
        : m_survey(survey)
        , m_step(std::move(step))
    {
    }
    const DeploymentId &deployment() const override { return m_survey.m_tools.journal.deployment(); }
    QJsonObject facts(const StepId &step) const override { return m_survey.m_known.value(step).facts; }
    Resource known() const override { return m_survey.m_tools.journal.resource(m_step); }
    void say(QString) override { }
    Vault &vault() override { return m_survey.m_tools.vault; }
    Clock &clock() override { return m_survey.m_tools.clock; }
    Cancellation &cancellation() override { return m_survey.m_tools.cancellation; }

private:
    Survey &m_survey;
    StepId m_step;
};

Survey::Survey(const Plan &plan, Run::Tools tools)
    : m_tools(tools)
{
    QSet<StepId> tried;
    for (const Journal::Record &record : m_tools.journal.records()) {
        if (record.what == What::Creating)
            tried += record.step;
        // What a removal found has less to say than what was made.
        const bool isLesser = record.what == What::Removing && m_known.contains(record.step);
        if (!record.resource.id.isEmpty() && !isLesser)
            m_known[record.step] = record.resource;
    }
    for (const auto &step : plan.steps()) {
        const StepInfo &info = step->info();
        const bool isAsked = info.makes == StepInfo::Makes::Others
            || (info.makes == StepInfo::Makes::Resource && tried.contains(info.id) && !info.goesAlong);
        if (!isAsked)
            continue;
        auto question = std::make_unique<Question>();
        question->step = step.get();
        question->context = std::make_unique<Context>(*this, info.id);
        m_questions.push_back(std::move(question));
    }
}

Survey::~Survey() = default;

Task<Findings> Survey::look(QSet<StepId> gone)
{
    std::vector<Task<>> asking;
    for (const auto &question : m_questions) {
        const StepId id = question->step->info().id;
        const bool isExpected = !m_tools.journal.resource(id).id.isEmpty();
        asking.push_back(ask(*question, isExpected, isExpected || gone.contains(id)));
    }
    for (Task<> &task : asking)
        co_await task;
    m_tools.cancellation.check();
    co_return answers();
}

/// Never throws: the others are still at work.
Task<> Survey::ask(Question &question, bool isExpected, bool isPatient)
{
    question.found.clear();
    question.error.reset();
    try {
        question.found = co_await find(question);
        for (const Milliseconds wait : WaitsBetweenLooks) {
            if (!isPatient || question.found.isEmpty() != isExpected)
                break;
            co_await question.context->sleep(wait);
            question.found = co_await find(question);
        }
    } catch (const Error &error) {
        question.error = error;
    }
}

Task<QList<Resource>> Survey::find(Question &question)
{
    for (int next = 2;; ++next) {
        std::optional<Error> error;
        try {
            co_return co_await question.step->find(*question.context);
        } catch (const Error &e) {
            error = e;
        }
        const std::optional<Milliseconds> delay = retryDelay(*error, next);
        if (!delay)
            throw *error;
        co_await question.context->sleep(*delay);
    }
}

Findings Survey::answers() const
{
    QSet<StepId> data;
    QSet<QString> seen;
    Findings findings;
    for (auto asked = m_questions.rbegin(); asked != m_questions.rend(); ++asked) {
        const Question *question = asked->get();
        const StepInfo &info = question->step->info();
        const bool isData = !question->found.isEmpty() && info.makes == StepInfo::Makes::Resource
            && (info.holdsData || data.contains(info.id));
        if (isData)
            data += QSet<StepId>(info.needs.begin(), info.needs.end());
        if (question->error) {
            const QString reason = u"it could not be looked for: %1"_s.arg(question->error->sentence);
            findings.prepend({info.id, info.title, {}, false, isData, false, reason});
        }
        for (auto found = question->found.crbegin(); found != question->found.crend(); ++found) {
            if (!found->id.isEmpty() && seen.contains(found->id))
                continue;
            seen += found->id;
            findings.prepend({info.id, info.title, *found, true, isData, false, {}});
        }
    }
    return findings;
}

bool holdData(const Findings &findings)
{
    return std::ranges::any_of(findings, &Finding::isData);
}

QJsonArray toJson(const Findings &findings)
{
    QJsonArray array;
    for (const Finding &finding : findings) {
        array += QJsonObject{
            {u"step"_s, finding.step.value},
            {u"title"_s, finding.title},
            {u"id"_s, finding.resource.id},
            {u"name"_s, finding.resource.name},
            {u"kept"_s, finding.isKept},
            {u"reason"_s, finding.reason},
        };
    }
    return array;
}

} // namespace hubwright
