#pragma once

#include "ui/kit/AppContext.h"
#include "ui/kit/Backend.h"
#include "ui/kit/Target.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QVBoxLayout;

namespace sluice::ui {

class MessageLine;

/// A screen: its title, its commands (with their keys), and when it must read again.
class Page : public QWidget {
    Q_OBJECT
public:
    /// `watches`: names of Backend::changed after which it reads again.
    Page(const AppContext &context, const QString &id, const QString &title, const QStringList &watches,
        QWidget *parent);

    QString id() const { return m_id; }
    QString title() const { return m_title; }
    MessageLine &messages() const { return *m_messages; }

    /// Shows what the target names. The base only brings the page up to date.
    virtual void open(const Target &target);
    /// Where the cursor belongs when the page appears.
    virtual void focusMain();
    /// Saves columns, widths and the like.
    virtual void saveLayout() { }

Q_SIGNALS:
    void goTo(const sluice::ui::Target &target);
    /// For the side rail: how many wait here, and whether any of them is late.
    void countChanged(int count, bool late);

protected:
    /// Reads again and paints; called when shown for the first time and after a change.
    virtual void refresh() = 0;

    /// A command of this page: in the palette and the key map with its key, and run by the key while shown.
    QAction *command(const QString &name, const QString &keys, std::function<void()> run);

    Backend &backend() const { return *m_context.backend; }
    QSettings &settings() const { return *m_context.settings; }
    const AppContext &context() const { return m_context; }
    QString me() const { return backend().currentPerson(); }
    QHBoxLayout *headRow() const { return m_head; }
    QVBoxLayout *body() const { return m_body; }
    /// Gives an order in my name. A refusal becomes a line on this page, `done` runs after success.
    void give(const QString &failure, std::function<Result<void>(desk::Orders &)> work, std::function<void()> done);

    /// The same for each of several, by number. One that is refused does not keep the others from being done: a line says how
    /// many were, and why the first was not. `done` runs with those that were done, unless none was.
    void giveEach(const QString &failure, const QStringList &names, std::function<Result<void>(desk::Orders &, std::size_t)> work,
        std::function<void(const std::vector<std::size_t> &)> done);

    void showEvent(QShowEvent *event) override;

private:
    AppContext m_context;
    QString m_id, m_title;
    QHBoxLayout *m_head;
    QVBoxLayout *m_body;
    MessageLine *m_messages;
    bool m_stale = true;
};

} // namespace sluice::ui
