// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "removal/removalstate.h"

namespace hubwright {

RemovalState::RemovalState(Workshop &workshop, QString name, QObject *parent)
    : QObject(parent)
    , m_workshop(workshop)
    , m_name(std::move(name))
{
}

RemovalState::~RemovalState() = default;

void RemovalState::look()
{
    m_isLooking = true;
    m_operation.reset(new Operation(m_workshop));
    connect(m_operation.get(), &Operation::surveyed, this, [this](const Findings &findings) {
        m_isLooking = false;
        m_findings = findings;
        Q_EMIT seen();
    });
    connect(m_operation.get(), &Operation::failed, this, [this](const Error &error) {
        m_isLooking = false;
        Q_EMIT failed(error);
    });
    m_operation->survey(m_name);
}

void RemovalState::keepData(bool keeps)
{
    m_keep = keeps ? Keep::Data : Keep::Nothing;
    Q_EMIT keepChanged();
}

} // namespace hubwright
