// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/run.h"

namespace hubwright {

/// One thing of a deployment that exists in the cloud, or may exist: where the cloud could not be asked.
struct Finding
{
    StepId step;
    QString title; ///< the step's
    Resource resource; ///< its id is empty when that is unknown
    bool isCertain = true; ///< false: the cloud could not be asked, and `reason` says why
    bool isData = false; ///< people's data, or what that stands on: stays when data is kept
    bool isKept = false; ///< stayed, as was asked
    QString reason; ///< why it is there still
};
using Findings = QList<Finding>;

/// Whether people's data is among them.
[[nodiscard]] bool holdData(const Findings &findings);
/// For the journal and for events.
[[nodiscard]] QJsonArray toJson(const Findings &findings);

/// Looks at what exists of a deployment, and changes nothing: asks every step that ever made something, and
/// those that know what others made, all at once. Everything it is given must outlive it.
class Survey
{
public:
    Survey(const Plan &plan, Run::Tools tools);
    ~Survey();

    /// In the plan's order; what two steps find is shown once. Steps in `gone` should have nothing left,
    /// those that the journal knows something of should have it: as clouds list late, they are asked for a
    /// while. Throws Error::Cancelled only.
    Task<Findings> look(QSet<StepId> gone = {});

private:
    class Context;
    struct Question;

    Task<> ask(Question &question, bool isExpected, bool isPatient);
    Task<QList<Resource>> find(Question &question);
    [[nodiscard]] Findings answers() const;

    Run::Tools m_tools;
    std::vector<std::unique_ptr<Question>> m_questions;
    QMap<StepId, Resource> m_known; ///< what the journal ever knew: also of what is gone
};

} // namespace hubwright
