// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"

#include <QWidget>

namespace hubwright {

/// "vCPU  6 of 40": what is used already, what this answer adds, and what is left, as one bar with words.
class QuotaBar : public QWidget
{
    Q_OBJECT
public:
    explicit QuotaBar(Limited what, QWidget *parent = nullptr);
    void set(const Quota &quota, qint64 adds);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] static QString words(Limited what, const Quota &quota, qint64 adds);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Limited m_what;
    Quota m_quota;
    qint64 m_adds = 0;
};

/// "instances", "vCPU", "memory": as in "the limit is …".
[[nodiscard]] QString limitName(Limited what);
/// "15 GB", "1.5 GB", "512 MB".
[[nodiscard]] QString memoryText(qint64 mb);

} // namespace hubwright
