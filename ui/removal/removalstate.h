// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "build/operationkeeper.h"

namespace hubwright {

/// What the removal of a hub would remove, as it is in the cloud now, and whether people's data is kept.
class RemovalState : public QObject
{
    Q_OBJECT
public:
    /// `workshop` outlives it.
    RemovalState(Workshop &workshop, QString name, QObject *parent = nullptr);
    ~RemovalState() override;

    /// Asks the cloud. Ends with seen() or failed().
    void look();

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] bool isLooking() const { return m_isLooking; }
    [[nodiscard]] const Findings &findings() const { return m_findings; }
    [[nodiscard]] bool hasData() const { return holdData(m_findings); }
    void keepData(bool keeps);
    [[nodiscard]] Keep keep() const { return m_keep; }

Q_SIGNALS:
    void seen();
    void failed(const hubwright::Error &error);
    void keepChanged();

private:
    Workshop &m_workshop;
    OperationKeeper m_operation;
    QString m_name;
    Findings m_findings;
    Keep m_keep = Keep::Nothing;
    bool m_isLooking = false;
};

} // namespace hubwright
