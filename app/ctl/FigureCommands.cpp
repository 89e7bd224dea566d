#include "ctl/Commands.h"

#include "ctl/Given.h"
#include "ctl/Names.h"

#include <CLI/CLI.hpp>

#include <QJsonArray>

namespace sluice::ctl {

namespace {

const QStringList kFigures { QStringLiteral("days-to-invoice"), QStringLiteral("billed-unbilled"), QStringLiteral("unbilled-ageing") };

struct Words {
    std::vector<std::string> names;
    std::string asOf, from, to, entity, segment, channel, currency, state, id;
    bool rows = false;
};

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

desk::FigureFilter filterOf(const Words &words)
{
    desk::FigureFilter filter;
    filter.asOf = parseDate(words.asOf).value_or(QDate());
    filter.from = parseDate(words.from).value_or(QDate());
    filter.to = parseDate(words.to).value_or(QDate());
    filter.entity = text(words.entity);
    filter.segment = text(words.segment);
    filter.channel = text(words.channel);
    filter.currency = text(words.currency);
    return filter;
}

Result<void> collect(desk::Reader &reader, const QString &name, const Words &words, QJsonArray &figures)
{
    const desk::FigureFilter filter = filterOf(words);
    if (name == kFigures[0]) {
        const Result<desk::DaysToInvoice> figure = reader.daysToInvoice(filter);
        if (!figure)
            return tl::unexpected(figure.error());
        figures.append(toJson(*figure, words.rows));
        return {};
    }
    if (name == kFigures[1]) {
        const auto list = reader.billedUnbilled(filter);
        if (!list)
            return tl::unexpected(list.error());
        for (const desk::BilledUnbilled &figure : *list)
            figures.append(toJson(figure, words.rows));
        return {};
    }
    if (name == kFigures[2]) {
        const auto list = reader.unbilledAgeing(filter);
        if (!list)
            return tl::unexpected(list.error());
        for (const desk::UnbilledAgeing &figure : *list)
            figures.append(toJson(figure, words.rows));
        return {};
    }
    return fail(ErrorKind::Usage, QStringLiteral("there is no figure %1; there are %2").arg(name, kFigures.join(QStringLiteral(", "))));
}

int metrics(Context &context, const Words &words)
{
    const QString what = QStringLiteral("working out figures");
    if (const desk::FigureFilter filter = filterOf(words); filter.from.isValid() && filter.to.isValid() && filter.from > filter.to)
        return context.out().failed(complain(what,
            Error { ErrorKind::Usage, QStringLiteral("--from %1 lies after --to %2").arg(text(words.from), text(words.to)), {}, {}, {} }));
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return context.out().failed(complain(what, reader.error()));
    QStringList names;
    for (const std::string &name : words.names)
        names.append(text(name));
    if (names.isEmpty())
        names = kFigures;
    QJsonArray figures;
    for (const QString &name : names) {
        if (const Result<void> collected = collect(**reader, name, words, figures); !collected)
            return context.out().failed(complain(what, collected.error()));
    }
    if (context.out().isJson()) {
        context.out().rows(figures, {});
        return Done;
    }
    for (const auto &figure : std::as_const(figures))
        context.out().object(figure.toObject());
    return Done;
}

int invoices(Context &context, const std::string &state)
{
    const std::optional<InvoiceStatus> wanted = parseName<InvoiceStatus>(text(state));
    if (!state.empty() && !wanted)
        return context.out().failed(complain(QStringLiteral("listing invoices"),
            unknownName(QStringLiteral("invoice status"), text(state), InvoiceStatus::Error)));
    return list<desk::InvoiceRow>(context, QStringLiteral("listing invoices"),
        { QStringLiteral("id"), QStringLiteral("realm"), QStringLiteral("doc_number"), QStringLiteral("customer"),
            QStringLiteral("origin"), QStringLiteral("currency"), QStringLiteral("total"), QStringLiteral("balance"),
            QStringLiteral("status"), QStringLiteral("due_on") },
        [=](desk::Reader &reader) {
            Result<std::vector<desk::InvoiceRow>> rows = reader.invoices();
            if (rows && wanted)
                std::erase_if(*rows, [&](const desk::InvoiceRow &row) { return row.status != *wanted; });
            return rows;
        });
}

/// `ID` alone is enough while it names one invoice; `realm:ID` always is.
Result<desk::InvoiceDetail> findInvoice(desk::Reader &reader, const QString &id)
{
    const qsizetype colon = id.indexOf(QLatin1Char(':'));
    if (colon > 0)
        return reader.invoice(id.left(colon), id.mid(colon + 1));
    const Result<std::vector<desk::InvoiceRow>> rows = reader.invoices();
    if (!rows)
        return tl::unexpected(rows.error());
    const desk::InvoiceRow *found = nullptr;
    for (const desk::InvoiceRow &row : *rows) {
        if (row.id != id)
            continue;
        if (found)
            return fail(ErrorKind::Usage, QStringLiteral("several companies have an invoice %1; write realm:%1").arg(id));
        found = &row;
    }
    if (!found)
        return fail(ErrorKind::NotFound, QStringLiteral("there is no invoice %1").arg(id));
    return reader.invoice(found->realm, found->id);
}

} // namespace

void addFigures(CLI::App &app, Run &run)
{
    auto words = std::make_shared<Words>();
    CLI::App *list = app.add_subcommand("invoices", "What both systems know of each invoice");
    const Run listing = [words](Context &context) { return invoices(context, words->state); };
    list->callback([=, &run] {
        if (list->get_subcommands().empty())
            run = listing;
    });
    CLI::App *listed = list->add_subcommand("list", "List invoices");
    listed->add_option("--state", words->state, "Pending, Open, Partial, Paid, Overdue, Void or Error");
    listed->callback([=, &run] { run = listing; });
    CLI::App *one = list->add_subcommand("show", "Show an invoice");
    one->add_option("ID", words->id)->required();
    one->callback([=, &run] {
        run = [=](Context &context) {
            return show<desk::InvoiceDetail>(context, QStringLiteral("showing an invoice"),
                [=](desk::Reader &reader) { return findInvoice(reader, text(words->id)); });
        };
    });

    CLI::App *figures = app.add_subcommand("metrics", "The figures of the dashboards, with their definitions");
    figures->add_option("NAME", words->names, "days-to-invoice, billed-unbilled, unbilled-ageing");
    figures->add_option("--as-of", words->asOf)->check(dayProblem);
    figures->add_option("--from", words->from)->check(dayProblem);
    figures->add_option("--to", words->to)->check(dayProblem);
    figures->add_option("--entity", words->entity);
    figures->add_option("--segment", words->segment);
    figures->add_option("--channel", words->channel);
    figures->add_option("--currency", words->currency);
    figures->add_flag("--rows", words->rows, "With the ids of the rows behind each figure");
    figures->callback([=, &run] { run = [=](Context &context) { return metrics(context, *words); }; });
}

} // namespace sluice::ctl
