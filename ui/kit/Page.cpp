#include "ui/kit/Page.h"

#include "ui/kit/Controls.h"
#include "ui/kit/MessageLine.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace sluice::ui {

Page::Page(const AppContext &context, const QString &id, const QString &title, const QStringList &watches,
    QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_id(id)
    , m_title(title)
    , m_head(new QHBoxLayout)
    , m_body(new QVBoxLayout)
    , m_messages(new MessageLine(this))
{
    setObjectName(id);
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, 0);
    column->setSpacing(space::s);
    m_head->setSpacing(space::m);
    m_head->addStrut(32); // Titles stand at one height, with a filter beside them or without.
    m_head->addWidget(makeLabel(title, Type::Title, Ink::Text, this, Weight::Strong));
    column->addLayout(m_head);
    column->addWidget(m_messages);
    m_body->setSpacing(space::s);
    column->addLayout(m_body, 1);
    connect(context.backend, &Backend::changed, this, [this, watches](const QStringList &what) {
        const bool concerns = std::any_of(
            what.begin(), what.end(), [&](const QString &name) { return watches.contains(name); });
        if (concerns)
            refresh(); // Also while hidden: counts in the rail and the palette's finds stay true.
    });
    connect(context.backend, &Backend::currentPersonChanged, this, [this] { refresh(); });
}

void Page::open(const Target &) { }

void Page::focusMain()
{
    setFocus();
}

QAction *Page::command(const QString &name, const QString &keys, std::function<void()> run)
{
    auto *action = new QAction(name, this);
    if (!keys.isEmpty())
        action->setShortcut(QKeySequence(keys));
    action->setShortcutContext(Qt::WindowShortcut); // Only fires while the page is visible.
    connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
        m_messages->clearNotice();
        run();
    });
    addAction(action);
    return action;
}

void Page::give(
    const QString &failure, std::function<Result<void>(desk::Orders &)> work, std::function<void()> done)
{
    backend().order(this, std::move(work), [this, failure, done = std::move(done)](Result<void> result) {
        if (!result)
            m_messages->showProblem(words::problemOf(failure, result.error()));
        else if (done)
            done();
    });
}

void Page::giveEach(const QString &failure, const QStringList &names, std::function<Result<void>(desk::Orders &, std::size_t)> work,
    std::function<void(const std::vector<std::size_t> &)> done)
{
    struct Outcome {
        std::vector<std::size_t> done;
        std::optional<std::size_t> refused; ///< The first one.
    };
    const auto outcome = std::make_shared<Outcome>(); // Written before the answer comes, read after.
    const auto all = [outcome, count = static_cast<std::size_t>(names.size()), work = std::move(work)](desk::Orders &orders) {
        Result<void> first;
        for (std::size_t i = 0; i < count; ++i) {
            if (Result<void> given = work(orders, i)) {
                outcome->done.push_back(i);
            } else if (!outcome->refused) {
                outcome->refused = i;
                first = std::move(given);
            }
        }
        return first;
    };
    backend().order(this, all, [this, outcome, failure, names, done = std::move(done)](const Result<void> &result) {
        if (!outcome->done.empty())
            done(outcome->done);
        if (result)
            return;
        words::Problem problem = words::problemOf(failure, result.error());
        if (names.size() > 1)
            problem.why = tr("%1 of %2 are done. %3: %4").arg(outcome->done.size()).arg(names.size()).arg(names.at(static_cast<qsizetype>(*outcome->refused)), problem.why);
        m_messages->showProblem(problem);
    });
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale) {
        m_stale = false;
        refresh();
    }
}

} // namespace sluice::ui
