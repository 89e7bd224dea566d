#pragma once

#include "ctl/Context.h"

namespace CLI {
class App;
}

// Each family of commands adds itself to the parser and leaves its work behind in `run`, which main() calls once the
// command line has been read.

namespace sluice::ctl {

using Run = std::function<int(Context &)>;

void addConnect(CLI::App &app, Run &run);     ///< connect, connections
void addSalesforce(CLI::App &app, Run &run);  ///< salesforce
void addSync(CLI::App &app, Run &run);        ///< sync
void addRequests(CLI::App &app, Run &run);    ///< requests, approvals, delivery
void addExceptions(CLI::App &app, Run &run);  ///< exceptions
void addMasterData(CLI::App &app, Run &run);  ///< customers, items, people
void addFigures(CLI::App &app, Run &run);     ///< invoices, metrics
void addRecord(CLI::App &app, Run &run);      ///< journal, policy, doctor

/// Prints a list or the error that came instead.
template <class Row>
int printRows(Context &context, const QString &what, const Result<std::vector<Row>> &rows, const QStringList &columns);

/// Asks the reader a question whose answer is a list, and prints it.
template <class Row>
int list(Context &context, const QString &what, const QStringList &columns,
    const std::function<Result<std::vector<Row>>(desk::Reader &)> &question);

/// Asks the reader for one thing and prints it.
template <class Detail>
int show(Context &context, const QString &what, const std::function<Result<Detail>(desk::Reader &)> &question);

using Order = std::function<Result<void>(desk::Orders &orders, const QString &actor)>;

/// Gives an order in the name of the actor, and prints nothing: what stands in its way, if anything.
std::optional<Complaint> refusalOf(Context &context, const QString &what, const Order &give);

/// Gives an order in the name of the actor.
int order(Context &context, const QString &what, const Order &give);

} // namespace sluice::ctl

#include "ctl/RowsJson.h"

namespace sluice::ctl {

template <class Row>
int printRows(Context &context, const QString &what, const Result<std::vector<Row>> &rows, const QStringList &columns)
{
    if (!rows)
        return context.out().failed(complain(what, rows.error()));
    context.out().rows(toJson(*rows), columns);
    return Done;
}

template <class Row>
int list(Context &context, const QString &what, const QStringList &columns,
    const std::function<Result<std::vector<Row>>(desk::Reader &)> &question)
{
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return context.out().failed(complain(what, reader.error()));
    return printRows<Row>(context, what, question(**reader), columns);
}

template <class Detail>
int show(Context &context, const QString &what, const std::function<Result<Detail>(desk::Reader &)> &question)
{
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return context.out().failed(complain(what, reader.error()));
    const Result<Detail> detail = question(**reader);
    if (!detail)
        return context.out().failed(complain(what, detail.error()));
    context.out().object(toJson(*detail));
    return Done;
}

} // namespace sluice::ctl
