// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/error.h"
#include "widgets/text.h"

class QHBoxLayout;
class QPlainTextEdit;
class QPushButton;

namespace hubwright {

/// A message in the flow of a page: what happened, what to do, and the cloud's own words behind "Details".
/// Not an overlay, not a dialog.
class Banner : public Card
{
    Q_OBJECT
public:
    enum class Tone { Info, Good, Warning, Error };
    explicit Banner(QWidget *parent = nullptr);

    void show(Tone tone, const QString &sentence, const QString &remedy = {}, const QString &more = {});
    void show(const Error &error);
    /// A button in the banner, as "Try again". Gone with the next show().
    QPushButton *addAction(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintTone();
    [[nodiscard]] QPlainTextEdit *details();

    Tone m_tone = Tone::Info;
    Glyph *m_glyph;
    Text *m_sentence;
    Text *m_remedy;
    QHBoxLayout *m_actions;
    QPushButton *m_toggle;
    QPushButton *m_copy;
    QVBoxLayout *m_column = nullptr;
    QPlainTextEdit *m_details = nullptr;
    QList<QPushButton *> m_added;
};

/// The text of an error's Details: the cloud's words and its request id.
[[nodiscard]] QString detailsOf(const Error &error);

} // namespace hubwright
