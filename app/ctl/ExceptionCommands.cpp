#include "ctl/Commands.h"

#include "ctl/Given.h"
#include "ctl/Names.h"

#include <CLI/CLI.hpp>

namespace sluice::ctl {

namespace {

const QStringList kColumns { QStringLiteral("id"), QStringLiteral("state"), QStringLiteral("severity"),
    QStringLiteral("cause_proposed"), QStringLiteral("currency"), QStringLiteral("amount"), QStringLiteral("sla"),
    QStringLiteral("remaining_minutes"), QStringLiteral("summary") };

/// The words after `exceptions`, shared by all of its commands.
struct Words {
    std::string id, state = "open", to, cause, reason, until, note, seen;
    CaseId caseId() const { return CaseId(QString::fromStdString(id)); }
    QString noteText() const { return QString::fromStdString(note); }
};

Result<Cause> causeOf(const std::string &code)
{
    const std::optional<Cause> cause = parseName<Cause>(QString::fromStdString(code));
    if (!cause)
        return tl::unexpected(unknownName(QStringLiteral("root cause"), QString::fromStdString(code), Cause::Sys2));
    return *cause;
}

int listExceptions(Context &context, const std::string &state)
{
    const std::optional<CaseState> wanted = parseName<CaseState>(QString::fromStdString(state));
    if (!wanted && state != "all")
        return context.out().failed(complain(QStringLiteral("listing exceptions"),
            unknownName(QStringLiteral("state"), QString::fromStdString(state), CaseState::Resolved, { QStringLiteral("all") })));
    return list<desk::ExceptionRow>(context, QStringLiteral("listing exceptions"), kColumns,
        [=](desk::Reader &reader) { return reader.exceptions(wanted); });
}

using CaseOrder = std::function<Result<void>(desk::Orders &, const QString &actor, const Words &)>;

void addOrder(CLI::App &command, const std::shared_ptr<Words> &words, Run &run, const QString &what, const CaseOrder &give)
{
    command.add_option("ID", words->id)->required();
    command.callback([=, &run] {
        run = [=](Context &context) {
            return order(context, what,
                [=](desk::Orders &orders, const QString &actor) { return give(orders, actor, *words); });
        };
    });
}

Result<void> pause(desk::Orders &orders, const QString &actor, const Words &words)
{
    const std::optional<Instant> until = parseInstant(std::string_view(words.until));
    if (!until)
        return fail(ErrorKind::Usage, QStringLiteral("--until takes a time like 2026-03-31T08:00:00Z"));
    return orders.pause(actor, words.caseId(), QString::fromStdString(words.reason), *until, words.noteText());
}

Result<void> tag(desk::Orders &orders, const QString &actor, const Words &words)
{
    const Result<Cause> cause = causeOf(words.cause);
    if (!cause)
        return tl::unexpected(cause.error());
    return orders.tag(actor, words.caseId(), *cause);
}

Result<void> resolve(desk::Orders &orders, const QString &actor, const Words &words)
{
    const Result<Cause> cause = causeOf(words.cause);
    if (!cause)
        return tl::unexpected(cause.error());
    return orders.resolve(actor, words.caseId(), *cause, words.noteText(), QString::fromStdString(words.seen));
}

} // namespace

void addExceptions(CLI::App &app, Run &run)
{
    CLI::App *exceptions = app.add_subcommand("exceptions", "The queue");
    auto words = std::make_shared<Words>();
    const Run listing = [words](Context &context) { return listExceptions(context, words->state); };
    exceptions->callback([=, &run] {
        if (exceptions->get_subcommands().empty())
            run = listing;
    });
    CLI::App *listed = exceptions->add_subcommand("list", "List exceptions");
    listed->add_option("--state", words->state, "open, paused, resolved or all");
    listed->callback([=, &run] { run = listing; });
    CLI::App *one = exceptions->add_subcommand("show", "Show an exception");
    one->add_option("ID", words->id)->required();
    one->callback([=, &run] {
        run = [=](Context &context) {
            return show<desk::ExceptionDetail>(context, QStringLiteral("showing an exception"),
                [=](desk::Reader &reader) { return reader.exception(words->caseId()); });
        };
    });

    CLI::App *assign = exceptions->add_subcommand("assign", "Give it to somebody");
    assign->add_option("--to", words->to, "E-mail; empty: nobody")->required();
    addOrder(*assign, words, run, QStringLiteral("assigning"), [](desk::Orders &orders, const QString &actor, const Words &w) {
        return orders.assign(actor, w.caseId(), QString::fromStdString(w.to).toLower());
    });
    CLI::App *tagged = exceptions->add_subcommand("tag", "Tag the root cause");
    tagged->add_option("--cause", words->cause)->required();
    addOrder(*tagged, words, run, QStringLiteral("tagging"), tag);
    CLI::App *paused = exceptions->add_subcommand("pause", "Stop the clock with a reason");
    paused->add_option("--reason", words->reason)->required();
    paused->add_option("--until", words->until)->required()->check(momentProblem);
    paused->add_option("--note", words->note);
    addOrder(*paused, words, run, QStringLiteral("pausing"), pause);
    addOrder(*exceptions->add_subcommand("resume", "Let the clock run again"), words, run, QStringLiteral("resuming"),
        [](desk::Orders &orders, const QString &actor, const Words &w) { return orders.resume(actor, w.caseId()); });
    CLI::App *resolved = exceptions->add_subcommand("resolve", "Close it with its cause");
    resolved->add_option("--cause", words->cause)->required();
    resolved->add_option("--note", words->note);
    resolved->add_option("--seen", words->seen, "\"seen\" of `exceptions show`: refused when it is about something else by now");
    addOrder(*resolved, words, run, QStringLiteral("resolving"), resolve);
    CLI::App *reopened = exceptions->add_subcommand("reopen", "Open it again");
    reopened->add_option("--note", words->note);
    addOrder(*reopened, words, run, QStringLiteral("re-opening"), [](desk::Orders &orders, const QString &actor, const Words &w) {
        return orders.reopen(actor, w.caseId(), w.noteText());
    });
    CLI::App *asked = exceptions->add_subcommand("ask", "Ask the deal's owner by a Salesforce Task, with the next sync");
    asked->add_option("--note", words->note, "The question; without it the ready one is asked");
    addOrder(*asked, words, run, QStringLiteral("asking"),
        [](desk::Orders &orders, const QString &actor, const Words &w) { return orders.ask(actor, w.caseId(), w.noteText()); });
    addOrder(*exceptions->add_subcommand("undo", "Take back your last decision"), words, run, QStringLiteral("taking back"),
        [](desk::Orders &orders, const QString &actor, const Words &w) { return orders.undo(actor, w.caseId()); });
}

} // namespace sluice::ctl
