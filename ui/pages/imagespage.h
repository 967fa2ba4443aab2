// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "wizard/page.h"

class QLineEdit;
class QTabBar;

namespace hubwright {

class ChoiceProxy;
class ImageModel;
class ImagesState;
class SearchEdit;
class Table;
class Text;

class ImagesPage : public Page
{
    Q_OBJECT
public:
    explicit ImagesPage(ImagesState &state, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// The widgets of one image that people may choose.
    struct Entry
    {
        QLineEdit *name = nullptr;
        QLineEdit *packages = nullptr;
        Text *source = nullptr;
        Text *misfit = nullptr;
    };
    QWidget *makeOffer();
    QWidget *makeChoice();
    Entry makeEntry(int at, bool built);
    void choose(const QModelIndex &index);
    void refresh();
    void refreshTable();
    void refreshEntries();

    ImagesState &m_state;
    QTabBar *m_purpose = nullptr;
    SearchEdit *m_search = nullptr;
    QList<Image> m_shown;
    ImageModel *m_model;
    ChoiceProxy *m_proxy;
    Table *m_table = nullptr;
    Text *m_hub = nullptr;
    QWidget *m_entriesBox = nullptr;
    QList<Entry> m_entries;
};

} // namespace hubwright
