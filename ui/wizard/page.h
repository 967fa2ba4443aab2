// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "wizard/state.h"

#include <QPointer>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace hubwright {

class Banner;
class Field;
class Text;

/// One page of the wizard: a heading that says what to do, a supporting line, a banner for what concerns the
/// whole page, and a body that scrolls when the window is small. It only connects widgets to its state.
class Page : public QWidget
{
    Q_OBJECT
public:
    /// Takes no ownership of `state`, which outlives the page.
    Page(State &state, const QString &heading, const QString &support, QWidget *parent = nullptr);

    [[nodiscard]] State &state() const { return m_state; }
    /// The keyboard starts here: the first wrong field, else the page's first, else nothing (false).
    virtual bool takeFocus();
    /// Next was pressed and refused: says everything that is wrong, and goes to the first of it.
    void insist();
    /// Goes to the field of a problem, if it is on this page.
    bool showField(const QString &path);
    /// In the banner.
    void say(const Error &error);
    [[nodiscard]] QString heading() const;

Q_SIGNALS:
    /// The page asks the window to go to the step that has this field.
    void fieldWanted(const QString &path);
    void nextWanted();
    void welcomeWanted();
    void removeWanted(const QString &name);
    /// A deployment cannot go on before its secret `field` is known again; empty: the cloud's own.
    void signInWanted(const QString &name, const QString &field);

protected:
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setHeading(const QString &heading, const QString &support);
    /// Tells the field what the state says of it, now and after every change.
    Field *add(Field *field);
    void setFirstFocus(QWidget *widget) { m_first = widget; }
    [[nodiscard]] Banner *banner() const { return m_banner; }

private:
    void showTrouble();

    State &m_state;
    Text *m_heading;
    Text *m_support;
    Banner *m_banner;
    QScrollArea *m_area;
    QVBoxLayout *m_body;
    QList<QPointer<Field>> m_fields; ///< some come and go with the answers
    QWidget *m_first = nullptr;
};

/// Sets a text only when it differs, so that the cursor stays where one types.
template <typename Editor>
void setTextQuietly(Editor *editor, const QString &text)
{
    if (editor->text() != text) {
        const QSignalBlocker blocker(editor);
        editor->setText(text);
    }
}

/// "ada, grace": a list in one line, and back.
[[nodiscard]] QString toLine(const QStringList &items);
[[nodiscard]] QStringList fromLine(const QString &line);

} // namespace hubwright
