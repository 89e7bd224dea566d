#include "ctl/Commands.h"

#include "ctl/Given.h"
#include "ctl/Names.h"

#include <CLI/CLI.hpp>

namespace sluice::ctl {

namespace {

const QStringList kRequestColumns { QStringLiteral("id"), QStringLiteral("deal"), QStringLiteral("title"),
    QStringLiteral("state"), QStringLiteral("currency"), QStringLiteral("amount"), QStringLiteral("doc_number"), QStringLiteral("failed") };
const QStringList kApprovalColumns { QStringLiteral("id"), QStringLiteral("deal"), QStringLiteral("currency"),
    QStringLiteral("amount"), QStringLiteral("policy"), QStringLiteral("needs"), QStringLiteral("risks") };

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

int listRequests(Context &context, const std::string &state)
{
    std::optional<RequestState> wanted;
    if (!state.empty()) {
        wanted = parseName<RequestState>(text(state));
        if (!wanted)
            return context.out().failed(complain(QStringLiteral("listing requests"),
                unknownName(QStringLiteral("state"), text(state), RequestState::Credited)));
    }
    return list<desk::RequestRow>(context, QStringLiteral("listing requests"), kRequestColumns,
        [=](desk::Reader &reader) { return reader.requests(wanted); });
}

int explainRequest(Context &context, const std::string &id)
{
    const QString what = QStringLiteral("explaining a request");
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return context.out().failed(complain(what, reader.error()));
    const Result<desk::RequestDetail> detail = (*reader)->request(RequestId(text(id)));
    if (!detail)
        return context.out().failed(complain(what, detail.error()));
    if (context.out().isJson()) {
        context.out().object(toJson(*detail));
        return Done;
    }
    context.out().line(QStringLiteral("%1, %2: %3").arg(detail->row.dealName, detail->row.title, nameOf(detail->row.state)));
    for (const desk::CheckRow &check : detail->checks)
        context.out().line(QStringLiteral("  %1 %2").arg(check.passed ? QStringLiteral("ok  ") : QStringLiteral("FAIL"), check.label));
    return Done;
}

void addRequestsCommand(CLI::App &app, Run &run)
{
    CLI::App *requests = app.add_subcommand("requests", "Billing requests");
    auto state = std::make_shared<std::string>();
    const auto all = [](Context &context) { return listRequests(context, {}); };
    requests->callback([=, &run] {
        if (requests->get_subcommands().empty())
            run = all;
    });
    CLI::App *listing = requests->add_subcommand("list", "List requests");
    listing->add_option("--state", *state, "Only this state");
    listing->callback([=, &run] { run = [=](Context &context) { return listRequests(context, *state); }; });
    auto id = std::make_shared<std::string>();
    CLI::App *one = requests->add_subcommand("show", "Show a request");
    one->add_option("ID", *id)->required();
    one->callback([=, &run] {
        run = [=](Context &context) {
            return show<desk::RequestDetail>(context, QStringLiteral("showing a request"),
                [=](desk::Reader &reader) { return reader.request(RequestId(text(*id))); });
        };
    });
    CLI::App *explain = requests->add_subcommand("explain", "Say which checks pass and which fail");
    explain->add_option("ID", *id)->required();
    explain->callback([=, &run] { run = [=](Context &context) { return explainRequest(context, *id); }; });
}

/// One is answered as every order is; several by a list, in which each stands on its own.
int approveAll(Context &context, const std::vector<std::string> &ids, const std::string &fingerprint, const std::string &note)
{
    const auto approving = [](const QString &id) { return QStringLiteral("approving %1").arg(id); };
    const auto approve = [&](const QString &id) {
        return [&, id](desk::Orders &orders, const QString &actor) -> Result<void> {
            if (!fingerprint.empty() && ids.size() > 1)
                return fail(ErrorKind::Usage, QStringLiteral("a fingerprint is that of one request"));
            return orders.approve(actor, RequestId(id), text(fingerprint), text(note));
        };
    };
    if (ids.size() == 1)
        return order(context, approving(text(ids.front())), approve(text(ids.front())));
    int worst = Done;
    QJsonArray answers;
    for (const std::string &one : ids) {
        const QString id = text(one);
        QJsonObject answer { { QStringLiteral("id"), id }, { QStringLiteral("ok"), true } };
        if (const std::optional<Complaint> refusal = refusalOf(context, approving(id), approve(id))) {
            worst = std::max<int>(worst, refusal->exit);
            context.out().complained(*refusal);
            answer[QLatin1String("ok")] = false;
            answer.insert(QStringLiteral("error"), toJson(*refusal));
        }
        answers.append(answer);
    }
    context.out().rows(answers, { QStringLiteral("id"), QStringLiteral("ok") });
    return worst;
}

void addApprovalsCommand(CLI::App &app, Run &run)
{
    CLI::App *approvals = app.add_subcommand("approvals", "What waits for a decision");
    const auto all = [](Context &context) {
        const QString actor = context.actor().value_or(QString());
        return list<desk::ApprovalRow>(context, QStringLiteral("listing approvals"), kApprovalColumns,
            [=](desk::Reader &reader) { return reader.approvals(actor); });
    };
    approvals->callback([=, &run] {
        if (approvals->get_subcommands().empty())
            run = all;
    });
    approvals->add_subcommand("list", "List approvals")->callback([=, &run] { run = all; });
    auto id = std::make_shared<std::string>();
    auto note = std::make_shared<std::string>();
    auto cause = std::make_shared<std::string>();
    auto fingerprint = std::make_shared<std::string>();
    auto ids = std::make_shared<std::vector<std::string>>();
    CLI::App *one = approvals->add_subcommand("show", "Show the invoice, the deal and the differences");
    one->add_option("ID", *id)->required();
    one->callback([=, &run] {
        run = [=](Context &context) {
            return show<desk::RequestDetail>(context, QStringLiteral("showing an approval"),
                [=](desk::Reader &reader) { return reader.request(RequestId(text(*id))); });
        };
    });
    CLI::App *approve = approvals->add_subcommand("approve", "Approve one or several");
    approve->add_option("ID", *ids)->required();
    approve->add_option("--fingerprint", *fingerprint, "Only what was seen: as `approvals show` says it");
    approve->add_option("--note", *note);
    approve->callback([=, &run] { run = [=](Context &context) { return approveAll(context, *ids, *fingerprint, *note); }; });
    CLI::App *back = approvals->add_subcommand("return", "Return with a question");
    back->add_option("ID", *id)->required();
    back->add_option("--note", *note)->required();
    back->callback([=, &run] {
        run = [=](Context &context) {
            return order(context, QStringLiteral("returning"), [=](desk::Orders &orders, const QString &actor) {
                return orders.returnRequest(actor, RequestId(text(*id)), text(*note));
            });
        };
    });
    CLI::App *reject = approvals->add_subcommand("reject", "Reject with a cause");
    reject->add_option("ID", *id)->required();
    reject->add_option("--cause", *cause)->required();
    reject->add_option("--note", *note);
    reject->callback([=, &run] {
        run = [=](Context &context) {
            return order(context, QStringLiteral("rejecting"), [=](desk::Orders &orders, const QString &actor) -> Result<void> {
                const std::optional<Cause> code = parseName<Cause>(text(*cause));
                if (!code)
                    return tl::unexpected(unknownName(QStringLiteral("root cause"), text(*cause), Cause::Sys2));
                return orders.reject(actor, RequestId(text(*id)), *code, text(*note));
            });
        };
    });
}

} // namespace

void addRequests(CLI::App &app, Run &run)
{
    addRequestsCommand(app, run);
    addApprovalsCommand(app, run);
    CLI::App *delivery = app.add_subcommand("delivery", "The billing event, by operations");
    delivery->require_subcommand(1);
    CLI::App *confirm = delivery->add_subcommand("confirm", "Confirm a delivery");
    auto id = std::make_shared<std::string>();
    auto on = std::make_shared<std::string>();
    auto evidence = std::make_shared<std::string>();
    confirm->add_option("REQUEST", *id)->required();
    confirm->add_option("--on", *on, "Date of the delivery, YYYY-MM-DD")->required()->check(dayProblem);
    confirm->add_option("--evidence", *evidence, "File that proves it");
    confirm->callback([=, &run] {
        run = [=](Context &context) {
            return order(context, QStringLiteral("confirming a delivery"), [=](desk::Orders &orders, const QString &actor) {
                return orders.confirmDelivery(actor, RequestId(text(*id)), parseDate(*on).value_or(QDate()), text(*evidence));
            });
        };
    });
}

} // namespace sluice::ctl
