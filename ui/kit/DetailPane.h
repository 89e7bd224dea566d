#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace sluice::ui {

/// The pane at the right of a grid: a head, tabs, scrolling pages, and a foot for actions.
class DetailPane : public QWidget {
    Q_OBJECT
public:
    explicit DetailPane(const QString &name, QWidget *parent);

    /// Adds a tab and returns the column to fill; its content replaces itself on every record.
    int addTab(const QString &title);
    void showTab(int index);
    int shownTab() const;
    /// Takes everything out of a layout; its widgets are deleted with the next turn of the event loop.
    static void clear(QLayout *layout);

protected:
    QVBoxLayout *head() const { return m_head; }
    QHBoxLayout *foot() const { return m_foot; }
    QWidget *footWidget() const { return m_footWidget; }
    /// Empties a tab and returns its column and the widget that content belongs to.
    QVBoxLayout *restart(int tab);
    QWidget *content(int tab) const { return m_contents.at(tab); }
    /// Closes a column: pushes its content to the top.
    static void finish(QVBoxLayout *column);

private:
    QVBoxLayout *m_head;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QWidget *m_footWidget;
    QHBoxLayout *m_foot;
    QList<QWidget *> m_contents;
};

} // namespace sluice::ui
