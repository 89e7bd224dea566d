#pragma once

#include <QFrame>
#include <QList>

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

    CommandPalette(Source source, QWidget *parent);
    void popUp();
    QStringList shownTexts() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void update(const QString &text);
    void runCurrent();
    void close();

    Source m_source;
    QLineEdit *m_edit;
    QListView *m_list;
    QStandardItemModel *m_model;
    QList<Entry> m_entries;
    QWidget *m_before = nullptr;
};

} // namespace sluice::ui
