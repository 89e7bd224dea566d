#include "ctl/Commands.h"

#include "ctl/CertifyCommand.h"
#include "ctl/Doctor.h"

#include <CLI/CLI.hpp>

#include <QJsonArray>

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

int showJournal(Context &context, const QString &subject)
{
    return list<desk::EventRow>(context, QStringLiteral("reading the journal"),
        { QStringLiteral("seq"), QStringLiteral("at"), QStringLiteral("actor"), QStringLiteral("kind"), QStringLiteral("summary") },
        [=](desk::Reader &reader) { return reader.journal(subject, 0, 1000); });
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
    auto subject = std::make_shared<std::string>();
    auto file = std::make_shared<std::string>();
    const Run showing = [subject](Context &context) { return showJournal(context, QString::fromStdString(*subject)); };
    journal->callback([=, &run] {
        if (journal->get_subcommands().empty())
            run = showing;
    });
    journal->add_subcommand("verify", "Recompute the whole chain")->callback([&run] { run = verifyJournal; });
    CLI::App *shown = journal->add_subcommand("show", "Show events, newest first");
    shown->add_option("--subject", *subject, "Only events about this");
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
