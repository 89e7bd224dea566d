#include "ctl/Commands.h"

#include "ctl/CertifyCommand.h"
#include "ctl/Doctor.h"
#include "engine/desk/EventSentences.h"

#include <CLI/CLI.hpp>

#include <QJsonArray>

#include <algorithm>

namespace sluice::ctl {

namespace {

int verifyJournal(Context &context)
{
    const QString what = QStringLiteral("verifying the journal");
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return context.out().failed(complain(what, reader.error()));
    const Result<desk::Reader::JournalState> state = (*reader)->verifyJournal();
    if (!state)
        return context.out().failed(complain(what, state.error()));
    if (state->ok) {
        if (context.out().isJson())
            context.out().object({ { QStringLiteral("ok"), true }, { QStringLiteral("events"), state->events },
                { QStringLiteral("head"), state->head } });
        context.out().line(QStringLiteral("The journal is whole: %1 events, head %2").arg(state->events).arg(state->head));
        return Done;
    }
    if (context.out().isJson())
        context.out().object({ { QStringLiteral("ok"), false }, { QStringLiteral("first_bad"), state->firstBad },
            { QStringLiteral("why"), state->why } });
    context.out().line(QStringLiteral("The journal is broken at event %1: %2").arg(state->firstBad).arg(state->why));
    return AnswerIsNo;
}

struct ShowOptions {
    std::string subject, search;
    qint64 before = 0;
    int limit = 1000;
};

/// What the journal calls a thing, for somebody who has its id: as it was given, or as one of these.
const QStringList kSubjectKinds { QStringLiteral("request:"), QStringLiteral("exception:"), QStringLiteral("account:"),
    QStringLiteral("product:"), QStringLiteral("person:"), QStringLiteral("connection:"), QStringLiteral("writeback:") };

/// Everything about one subject, newest first. Errors: of the journal.
Result<std::vector<desk::EventRow>> eventsOf(const journal::Journal &journal, const QString &id)
{
    QStringList subjects { id };
    for (const QString &kind : kSubjectKinds)
        subjects.append(kind + id);
    std::vector<journal::Event> found;
    for (const QString &subject : subjects) {
        Result<std::vector<journal::Event>> events = journal.ofSubject(subject);
        if (!events)
            return tl::unexpected(events.error());
        found.insert(found.end(), std::make_move_iterator(events->begin()), std::make_move_iterator(events->end()));
    }
    std::ranges::sort(found, {}, &journal::Event::seq);
    return engine::eventRows(found);
}

int showJournal(Context &context, const ShowOptions &options)
{
    const QString what = QStringLiteral("reading the journal");
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return context.out().failed(complain(what, reader.error()));
    const QString subject = QString::fromStdString(options.subject);
    Result<std::vector<desk::EventRow>> rows = subject.isEmpty()
        ? (*reader)->journal(QString::fromStdString(options.search), options.before, options.limit + 1)
        : eventsOf((*context.office())->profile().journal(), subject);
    if (!rows)
        return context.out().failed(complain(what, rows.error()));
    if (!subject.isEmpty() && rows->empty())
        context.out().progress(QStringLiteral("nothing is recorded about %1; --search looks into every event").arg(subject));
    if (options.before > 0)
        std::erase_if(*rows, [&](const desk::EventRow &row) { return row.seq >= options.before; });
    if (std::ssize(*rows) > options.limit) { // One more was asked for, to know.
        rows->resize(static_cast<std::size_t>(options.limit));
        context.out().progress(QStringLiteral("there are older events: --before %1 shows them").arg(rows->back().seq));
    }
    return printRows<desk::EventRow>(context, what, rows,
        { QStringLiteral("seq"), QStringLiteral("at"), QStringLiteral("actor"), QStringLiteral("kind"), QStringLiteral("summary") });
}

int exportJournal(Context &context, const QString &fileName)
{
    const QString what = QStringLiteral("exporting the journal");
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return context.out().failed(complain(what, reader.error()));
    const Result<qint64> events = (*reader)->exportJournal(fileName);
    if (!events)
        return context.out().failed(complain(what, events.error()));
    if (context.out().isJson())
        context.out().object({ { QStringLiteral("events"), *events }, { QStringLiteral("file"), fileName } });
    context.out().line(QStringLiteral("%1 events written to %2").arg(*events).arg(fileName));
    return Done;
}

int showPolicy(Context &context)
{
    const QString what = QStringLiteral("reading the policy");
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return context.out().failed(complain(what, reader.error()));
    const Result<desk::Reader::PolicyView> policy = (*reader)->policy();
    if (!policy)
        return context.out().failed(complain(what, policy.error()));
    QJsonArray sections;
    context.out().line(QStringLiteral("Policy %1").arg(policy->version));
    for (const desk::Reader::PolicySection &section : policy->sections) {
        sections.append(QJsonObject { { QStringLiteral("title"), section.title },
            { QStringLiteral("sentences"), QJsonArray::fromStringList(section.sentences) } });
        context.out().line(QLatin1Char('\n') + section.title);
        for (const QString &sentence : section.sentences)
            context.out().line(QStringLiteral("  ") + sentence);
    }
    if (context.out().isJson())
        context.out().object({ { QStringLiteral("version"), policy->version }, { QStringLiteral("sections"), sections },
            { QStringLiteral("toml"), policy->toml } });
    return Done;
}

} // namespace

void addRecord(CLI::App &app, Run &run)
{
    CLI::App *journal = app.add_subcommand("journal", "The record of every decision and every external write");
    auto options = std::make_shared<ShowOptions>();
    auto file = std::make_shared<std::string>();
    const Run showing = [options](Context &context) { return showJournal(context, *options); };
    journal->callback([=, &run] {
        if (journal->get_subcommands().empty())
            run = showing;
    });
    journal->add_subcommand("verify", "Recompute the whole chain")->callback([&run] { run = verifyJournal; });
    CLI::App *shown = journal->add_subcommand("show", "Show events, newest first");
    CLI::Option *subject
        = shown->add_option("--subject", options->subject, "Only events about this: the id of a request, an exception, an account, …");
    shown->add_option("--search", options->search, "Only events that say this anywhere")->excludes(subject);
    shown->add_option("--before", options->before, "Only events before this one, by number")->check(CLI::PositiveNumber);
    shown->add_option("--limit", options->limit, "At most so many")->check(CLI::Range(1, 1'000'000))->capture_default_str();
    shown->callback([=, &run] { run = showing; });
    CLI::App *exported = journal->add_subcommand("export", "Write every event to a file, one a line");
    exported->add_option("FILE", *file)->required();
    exported->callback([=, &run] { run = [=](Context &context) { return exportJournal(context, QString::fromStdString(*file)); }; });

    addCertify(*journal, run);

    CLI::App *policy = app.add_subcommand("policy", "The rules in force");
    policy->callback([=, &run] { run = showPolicy; });
    policy->add_subcommand("show", "Show the policy");

    app.add_subcommand("doctor", "What could be wrong with this installation")->callback([&run] { run = doctor; });
}

} // namespace sluice::ctl
