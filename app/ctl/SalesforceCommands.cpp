#include "ctl/Commands.h"

#include <CLI/CLI.hpp>

namespace sluice::ctl {

namespace {

const QString kWhat = QStringLiteral("deploying to Salesforce");

QJsonObject jsonOf(const salesforce::DeployReport &report, const QString &step)
{
    QJsonArray problems;
    for (const salesforce::DeployProblem &problem : report.problems)
        problems.append(QJsonObject { { QStringLiteral("component"), problem.component }, { QStringLiteral("type"), problem.type },
            { QStringLiteral("file"), problem.file }, { QStringLiteral("line"), problem.line },
            { QStringLiteral("problem"), problem.problem }, { QStringLiteral("warning"), problem.onlyWarning } });
    return { { QStringLiteral("step"), step }, { QStringLiteral("id"), report.id }, { QStringLiteral("status"), report.status },
        { QStringLiteral("ok"), report.success }, { QStringLiteral("deployed"), report.deployed },
        { QStringLiteral("total"), report.total }, { QStringLiteral("error"), report.error },
        { QStringLiteral("problems"), problems } };
}

void printForPeople(const Output &out, const salesforce::DeployReport &report, const QString &step)
{
    out.line(QStringLiteral("%1: %2, %3 of %4 components (%5)")
                 .arg(step, report.status)
                 .arg(report.deployed)
                 .arg(report.total)
                 .arg(report.id));
    if (!report.error.isEmpty())
        out.line(report.error);
    for (const salesforce::DeployProblem &problem : report.problems)
        out.line(QStringLiteral("%1:%2: %3 %4: %5")
                     .arg(problem.file)
                     .arg(problem.line)
                     .arg(problem.type, problem.component, problem.problem));
}

/// A dry run first: a deployment that fails half-way up is rolled back, but a dry run costs nobody a lock.
int deploy(Context &context, bool checkOnly)
{
    const Result<engine::Office *> office = context.office();
    if (!office)
        return context.out().failed(complain(kWhat, office.error()));
    const Result<QString> actor = context.actor();
    if (!actor)
        return context.out().failed(complain(kWhat, actor.error()));
    QJsonObject answer;
    for (const salesforce::DeployMode mode : { salesforce::DeployMode::CheckOnly, salesforce::DeployMode::Install }) {
        if (mode == salesforce::DeployMode::Install && checkOnly)
            break;
        const QString step = mode == salesforce::DeployMode::CheckOnly ? QStringLiteral("dry_run") : QStringLiteral("deploy");
        context.out().progress(step);
        const Result<salesforce::DeployReport> report = context.wait((*office)->deployMetadata(mode, *actor));
        if (!report)
            return context.out().failed(complain(kWhat, report.error()));
        answer.insert(step, jsonOf(*report, step));
        printForPeople(context.out(), *report, step);
        if (!report->success) {
            if (context.out().isJson())
                context.out().object(answer);
            return AnswerIsNo;
        }
    }
    if (!checkOnly) {
        const Result<bool> assigned = context.wait((*office)->assignPermissionSet(*actor));
        if (!assigned)
            return context.out().failed(complain(QStringLiteral("assigning the permission set"), assigned.error()));
        answer.insert(QStringLiteral("permission_set"), *assigned ? QStringLiteral("assigned") : QStringLiteral("was assigned"));
        context.out().line(*assigned ? QStringLiteral("permission set Sluice Integration: assigned to this user")
                                     : QStringLiteral("permission set Sluice Integration: this user has it"));
    }
    if (context.out().isJson())
        context.out().object(answer);
    return Done;
}

} // namespace

void addSalesforce(CLI::App &app, Run &run)
{
    CLI::App *salesforce = app.add_subcommand("salesforce", "Prepare the Salesforce org");
    salesforce->require_subcommand(1);
    CLI::App *command = salesforce->add_subcommand("deploy", "Install the fields, objects and permission set that Sluice needs");
    auto checkOnly = std::make_shared<bool>(false);
    command->add_flag("--check-only", *checkOnly, "Only the dry run: change nothing");
    command->callback([=, &run] { run = [=](Context &context) { return deploy(context, *checkOnly); }; });
}

} // namespace sluice::ctl
