// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

namespace hubwright::ctl {

/// SIGINT and SIGTERM as a Qt signal. The second one ends the program at once, with exit code 130.
class StopSignal : public QObject
{
    Q_OBJECT
public:
    explicit StopSignal(QObject *parent = nullptr);

Q_SIGNALS:
    void received();
};

} // namespace hubwright::ctl
