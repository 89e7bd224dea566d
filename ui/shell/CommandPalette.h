#pragma once

#include <QFrame>
#include <QList>
#include <QTimer>

#include <functional>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace sluice::ui {

/// Ctrl+K: everything one can do or open, each with its key, so that it teaches. Typing finds deals, invoices, amounts.
class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    struct Entry {
        QString text, detail; ///< Detail: the key, or the screen it leads to.
        std::function<void()> run;
    };
    /// Given what is typed, what may be done; called at each change.
    using Source = std::function<QList<Entry>(const QString &)>;

    /// Given what is typed, hands over what it leads to, later and from wherever it lies. A late answer is dropped.
    using Search = std::function<void(const QString &, std::function<void(QList<Entry>)>)>;

    CommandPalette(Source source, QWidget *parent);
    /// Asked a moment after the last key, so that typing never waits.
    void setSearch(Search search) { m_search = std::move(search); }
    void popUp();
    QStringList shownTexts() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void update(const QString &text);
    void search();
    void add(const QList<Entry> &entries);
    void runCurrent();
    void close();

    Source m_source;
    Search m_search;
    QTimer m_delay;
    bool m_runsFirst = false; ///< Enter came before the answer.
    int m_asked = 0; ///< Which search the answer must belong to.
    QLineEdit *m_edit;
    QListView *m_list;
    QStandardItemModel *m_model;
    QList<Entry> m_entries;
    QWidget *m_before = nullptr;
};

} // namespace sluice::ui
