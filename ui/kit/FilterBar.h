#pragma once

#include "ui/kit/Filter.h"

#include <QLineEdit>
#include <QWidget>

class QCompleter;
class QHBoxLayout;
class QStringListModel;

namespace sluice::ui {

class GridModel;

/// The search that is always a filter: what is typed works at once; Enter makes chips of it, each to edit or remove.
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    FilterBar(const GridModel &model, QWidget *parent);

    QLineEdit *edit() const { return m_edit; }
    QWidget *chips() const { return m_chips; } ///< To be placed beside the saved views.
    Filter filter() const; ///< Chips and what is being typed.
    void setFilterText(const QString &text);

Q_SIGNALS:
    void filterChanged();
    void left(); ///< Enter or Esc: the cursor belongs to the grid again.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void commit();
    void leaveLater();
    void rebuildChips();
    void updateCompletions(const QString &text);

    const GridModel &m_model;
    QLineEdit *m_edit;
    QWidget *m_chips;
    QHBoxLayout *m_chipRow;
    QCompleter *m_completer;
    QStringListModel *m_words;
    Filter m_committed;
};

} // namespace sluice::ui
