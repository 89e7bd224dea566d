#include "tests/ui/support/MemoryDesk.h"

#include <QFile>

#include <algorithm>

namespace sluice::testing {

using namespace std::chrono_literals;

#define SLUICE_ASKED                                                                                                   \
    if (failQuestions)                                                                                                 \
    return fail(*failQuestions, QStringLiteral("asked to fail"))

Result<std::vector<desk::RequestRow>> MemoryDesk::requests(std::optional<RequestState> state)
{
    SLUICE_ASKED;
    std::vector<desk::RequestRow> rows;
    std::copy_if(requestRows.begin(), requestRows.end(), std::back_inserter(rows),
        [&](const desk::RequestRow &row) { return !state || row.state == *state; });
    return rows;
}

Result<std::vector<desk::RequestRow>> MemoryDesk::requestsById(const QStringList &ids)
{
    SLUICE_ASKED;
    std::vector<desk::RequestRow> rows;
    std::copy_if(requestRows.begin(), requestRows.end(), std::back_inserter(rows),
        [&](const desk::RequestRow &row) { return ids.contains(row.id.value); });
    return rows;
}

std::vector<desk::LineRow> MemoryDesk::linesOf(const desk::RequestRow &row) const
{
    const qint64 minor = row.amount.minor();
    const Money first(minor * 7 / 10, row.amount.currency()), second(minor - minor * 7 / 10, row.amount.currency());
    return {
        { QStringLiteral("PLT-040"), QStringLiteral("Platform licence, yearly"), QStringLiteral("40 seats"),
            QStringLiteral("40"), QStringLiteral("322"), QStringLiteral("0"), first, QStringLiteral("20.0% S"), row.plannedOn },
        { QStringLiteral("SRV-110"), QStringLiteral("Implementation, per day"), QStringLiteral("On site"),
            QStringLiteral("4.5"), QStringLiteral("1226.6667"), QStringLiteral("10"), second, QStringLiteral("20.0% S"), row.plannedOn },
    };
}

std::vector<desk::EventRow> MemoryDesk::historyOf(const QString &) const
{
    return { eventRows.begin() + 1, eventRows.begin() + 5 };
}

desk::InvoicePreview MemoryDesk::previewOf(const desk::RequestRow &row) const
{
    desk::InvoicePreview page;
    page.companyName = row.entity;
    page.customerName = row.customerName;
    page.billTo = { QStringLiteral("14 Corn Exchange"), QStringLiteral("Leeds"), {}, QStringLiteral("LS1 7BR"), QStringLiteral("United Kingdom") };
    page.shipTo = { QStringLiteral("Unit 7, Castle Park"), QStringLiteral("Wakefield"), {}, QStringLiteral("WF2 8QQ"), QStringLiteral("United Kingdom") };
    page.billEmail = QStringLiteral("accounts.payable@example.com");
    page.docNumber = row.docNumber;
    page.terms = QStringLiteral("Net 30");
    page.memo = QStringLiteral("Thank you for your business.");
    page.poNumber = QStringLiteral("PO-4500012");
    page.privateNote = QStringLiteral("[SLUICE:%1]").arg(row.id.value);
    page.txnOn = QDate(2026, 11, 24);
    page.dueOn = QDate(2026, 12, 24);
    page.currency = row.amount.currency();
    page.lines = linesOf(row);
    page.net = row.amount;
    page.discount = Money(0, row.amount.currency());
    page.tax = Money(row.amount.minor() / 5, row.amount.currency());
    page.total = *page.net.plus(page.tax);
    page.taxNote = QStringLiteral("VAT 20 %");
    return page;
}

Result<desk::RequestDetail> MemoryDesk::request(const RequestId &id)
{
    SLUICE_ASKED;
    for (const desk::RequestRow &row : requestRows) {
        if (row.id != id)
            continue;
        desk::RequestDetail detail;
        detail.row = row;
        for (const desk::ApprovalRow &approval : approvalRows) {
            if (approval.requestId == id)
                detail.fingerprint = approval.fingerprint;
        }
        detail.preview = previewOf(row);
        detail.dealLines = linesOf(row);
        detail.dealStage = QStringLiteral("Closed Won");
        detail.dealTerms = QStringLiteral("Net 30");
        detail.dealPo = QStringLiteral("PO-4500012");
        detail.dealTaxCode = QStringLiteral("20.0% S");
        detail.dealEvent = QStringLiteral("Delivered");
        detail.delivery = QStringLiteral("Accepted on 18 Nov 2026");
        detail.dealClosedOn = QDate(2026, 10, 30);
        detail.checks = {
            { QStringLiteral("account"), QStringLiteral("Account is present: %1").arg(row.accountName), true },
            { QStringLiteral("customer_match"), QStringLiteral("Customer is linked: 4411"), true },
            { QStringLiteral("po_number"), QStringLiteral("PO number is present: PO-4500012"), true },
            { QStringLiteral("terms"), QStringLiteral("Terms are known: Net 30"), true },
            { QStringLiteral("line_sum"), QStringLiteral("Amount equals the sum of its lines"), true },
        };
        detail.differences = {
            { QStringLiteral("Payment terms"), QStringLiteral("Net 45"), QStringLiteral("Net 30") },
            { QStringLiteral("Bill-to e-mail"), QStringLiteral("finance@example.com"), QStringLiteral("accounts.payable@example.com") },
        };
        for (const desk::ApprovalRow &approval : approvalRows) {
            if (approval.id == id.value && approval.risks.contains(QStringLiteral("changed")))
                detail.sinceApproval = { { QStringLiteral("Net amount"), QStringLiteral("USD 16,900.00"), QStringLiteral("USD 18,400.00") } };
        }
        detail.history = historyOf(id.value);
        return detail;
    }
    return fail(ErrorKind::NotFound, QStringLiteral("request"));
}

Result<std::vector<desk::ExceptionRow>> MemoryDesk::exceptions(std::optional<CaseState> state)
{
    SLUICE_ASKED;
    std::vector<desk::ExceptionRow> rows;
    std::copy_if(exceptionRows.begin(), exceptionRows.end(), std::back_inserter(rows),
        [&](const desk::ExceptionRow &row) { return !state || row.state == *state; });
    return rows;
}

Result<desk::ExceptionDetail> MemoryDesk::exception(const CaseId &id)
{
    SLUICE_ASKED;
    for (const desk::ExceptionRow &row : exceptionRows) {
        if (row.id != id)
            continue;
        desk::ExceptionDetail detail;
        detail.row = row;
        detail.clockSentence = QStringLiteral("Opened Mon 16:10; ran 7 h 50 m; paused Tue 09:00–11:30 waiting for sales; due Tue 18:40.");
        detail.clock = { { row.openedAt, row.openedAt + 470min, QStringLiteral("ran"), 470 },
            { row.openedAt + 470min, row.openedAt + 620min, QStringLiteral("paused"), 150 },
            { row.openedAt + 620min, now, QStringLiteral("ran"), 300 } };
        detail.siblings = static_cast<int>(std::count_if(exceptionRows.begin(), exceptionRows.end(),
                              [&](const desk::ExceptionRow &other) { return other.check == row.check; })) - 1;
        for (const desk::RequestRow &request : requestRows) {
            if (request.id == row.requestId) {
                detail.request = { request };
                detail.lines = linesOf(request);
            }
        }
        detail.records = { { QStringLiteral("Name"), row.accountName, row.accountName },
            { QStringLiteral("Tax number"), QStringLiteral("GB 412 8830 17"), QString() },
            { QStringLiteral("Terms"), QStringLiteral("Net 75 EOM"), QStringLiteral("Net 30") },
            { QStringLiteral("Currency"), QStringLiteral("GBP"), QStringLiteral("GBP") } };
        detail.history = historyOf(id.value);
        detail.rawSalesforce = QStringLiteral("{\n  \"Id\": \"%1\",\n  \"StageName\": \"Closed Won\",\n  \"Sluice_PO_Number__c\": null\n}").arg(row.dealId.value);
        detail.askText = QStringLiteral("Hello, %1 for %2 cannot be billed yet: %3. Please complete it in Salesforce, so that %4 can go out.")
                             .arg(row.dealName, row.accountName, row.summary, row.amount.toText());
        return detail;
    }
    return fail(ErrorKind::NotFound, QStringLiteral("exception"));
}

Result<std::vector<desk::ApprovalRow>> MemoryDesk::approvals(const QString &)
{
    SLUICE_ASKED;
    return approvalRows;
}

Result<std::vector<desk::InvoiceRow>> MemoryDesk::invoices()
{
    SLUICE_ASKED;
    return invoiceRows;
}

Result<desk::InvoiceDetail> MemoryDesk::invoice(const QString &realm, const QString &id)
{
    SLUICE_ASKED;
    for (const desk::InvoiceRow &row : invoiceRows) {
        if (row.id != id || row.realm != realm)
            continue;
        desk::InvoiceDetail detail;
        detail.row = row;
        for (const desk::RequestRow &request : requestRows) {
            if (request.id == row.requestId)
                detail.stored = previewOf(request);
        }
        if (row.balance != row.total)
            detail.payments = { { row.txnOn.addDays(21), *row.total.minus(row.balance) } };
        detail.history = historyOf(row.requestId.value);
        return detail;
    }
    return fail(ErrorKind::NotFound, QStringLiteral("invoice"));
}

Result<std::vector<desk::CustomerRow>> MemoryDesk::customers()
{
    SLUICE_ASKED;
    return std::vector<desk::CustomerRow> {};
}

Result<std::vector<desk::ItemRow>> MemoryDesk::items()
{
    SLUICE_ASKED;
    return std::vector<desk::ItemRow> {};
}

namespace {
void addSum(std::vector<desk::CurrencySum> &sums, Money money)
{
    for (desk::CurrencySum &sum : sums) {
        if (sum.currency == money.currency()) {
            sum.sum = *sum.sum.plus(money);
            ++sum.count;
            return;
        }
    }
    sums.push_back({ money.currency(), money, 1 });
}
}

Result<desk::TodayBoard> MemoryDesk::today(const QString &email)
{
    SLUICE_ASKED;
    desk::TodayBoard board;
    QSet<QString> held; // Requests, of all and of each cause.
    for (const desk::ExceptionRow &row : exceptionRows) {
        if (row.state == CaseState::Resolved)
            continue;
        board.exceptionsOpen += row.state == CaseState::Open;
        board.breached += row.sla == SlaState::Breached ? 1 : 0;
        board.dueToday += row.state == CaseState::Open && row.sla != SlaState::Breached && toQDateTime(row.dueAt).date() == toQDateTime(now).date();
        board.newSinceYesterday += now - row.openedAt < 24h ? 1 : 0;
        board.mine += row.owner == email ? 1 : 0;
        if (!held.contains(row.requestId.value))
            addSum(board.blocked, row.amount);
        held.insert(row.requestId.value);
        auto bar = std::find_if(board.causes.begin(), board.causes.end(), [&](const auto &b) { return b.cause == row.cause.value_or(row.causeProposed); });
        if (bar == board.causes.end())
            bar = board.causes.insert(board.causes.end(), { row.cause.value_or(row.causeProposed), 0, {} });
        ++bar->count;
        const QString inCause = nameOf(bar->cause) + row.requestId.value;
        if (!held.contains(inCause))
            addSum(bar->sums, row.amount);
        held.insert(inCause);
    }
    std::sort(board.causes.begin(), board.causes.end(), [](const auto &a, const auto &b) { return a.sums.front().sum.minor() > b.sums.front().sum.minor(); });
    for (const desk::ApprovalRow &row : approvalRows) {
        ++board.approvalsWaiting;
        board.approvalsClean += row.clean ? 1 : 0;
        addSum(board.waitingApproval, row.amount);
    }
    board.uncertain = static_cast<int>(std::count_if(requestRows.begin(), requestRows.end(),
        [](const desk::RequestRow &row) { return row.state == RequestState::Uncertain || row.state == RequestState::Posting; }));
    for (const desk::RequestRow &row : requestRows) {
        if (row.state == RequestState::Posted && board.postedRows.size() < 11)
            board.postedRows += row.id.value;
        if (row.state == RequestState::Paid && board.paidRows.size() < 4)
            board.paidRows += row.id.value;
    }
    board.postedToday = static_cast<int>(board.postedRows.size());
    board.paidToday = static_cast<int>(board.paidRows.size());
    board.foreignInvoices = static_cast<int>(std::count_if(invoiceRows.begin(), invoiceRows.end(), [](const desk::InvoiceRow &row) {
        return row.origin == InvoiceOrigin::Foreign && row.status != InvoiceStatus::Void;
    }));
    board.firstSteps = steps;
    return board;
}

Result<desk::StatusLine> MemoryDesk::status()
{
    SLUICE_ASKED;
    return statusLine;
}

Result<desk::DaysToInvoice> MemoryDesk::daysToInvoice(const desk::FigureFilter &filter)
{
    SLUICE_ASKED;
    asked = filter;
    desk::DaysToInvoice figure;
    figure.definition = QStringLiteral("Days from the billing event to the invoice, in calendar days, per request.");
    figure.clockStart = QStringLiteral("billing event");
    const int medians[] { 11, 12, 10, 11, 9, 9, 8, 8, 7, 6, 6, 5 };
    for (int i = 0; i < 12; ++i) {
        desk::DaysToInvoicePoint point;
        point.month = QDate(2025, 12, 1).addMonths(i);
        point.count = 24 + i * 3 % 11;
        point.median = medians[i];
        point.p90 = medians[i] * 2.2 + (i == 4 ? 9 : 0);
        for (int k = 0; k < point.count; ++k) {
            point.rows += requestRows[static_cast<std::size_t>(i * 12 + k) % requestRows.size()].id.value;
            point.dots.push_back(std::max(0, medians[i] + (k * 7 + i) % 13 - 6));
        }
        figure.months.push_back(point);
    }
    figure.waterfall = { { QStringLiteral("delivery"), 4.2, 300, figure.months[0].rows }, { QStringLiteral("data"), 2.9, 300, figure.months[1].rows },
        { QStringLiteral("approval"), 1.4, 300, figure.months[2].rows }, { QStringLiteral("posting"), 0.1, 300, figure.months[3].rows },
        { QStringLiteral("sending"), 0.6, 300, figure.months[4].rows } };
    for (desk::WaterfallPart &part : figure.waterfall) {
        if (allMadeByHand)
            part = { part.part, 0, 0, {} };
    }
    for (int i = 0; i < 9; ++i)
        figure.open.push_back({ requestRows[static_cast<std::size_t>(i)].id.value, QDate(2026, 11, 24).addDays(-3 * i - 2), 3 * i + 2 });
    figure.median = 7;
    figure.p90 = 17;
    figure.medianBefore = 8.8;
    figure.count = 318;
    figure.premature = 3;
    figure.prematureRows = figure.months[5].rows.mid(0, 3);
    figure.asOf = now - 12s;
    return figure;
}

Result<std::vector<desk::BilledUnbilled>> MemoryDesk::billedUnbilled(const desk::FigureFilter &)
{
    SLUICE_ASKED;
    std::vector<desk::BilledUnbilled> all;
    for (const auto &[code, scale] : { std::pair(QStringLiteral("USD"), 10), std::pair(QStringLiteral("GBP"), 4) }) {
        const Currency currency = *Currency::fromCode(QStringView(code));
        desk::BilledUnbilled figure;
        figure.definition = QStringLiteral("Net amounts by the month the deal was won.");
        figure.currency = currency;
        qint64 booked = 0, billed = 0;
        for (int i = 0; i < 12; ++i) {
            desk::BilledMonth month;
            month.month = QDate(2025, 12, 1).addMonths(i);
            const auto money = [&](qint64 major) { return Money(major * 100 * scale, currency); };
            const qint64 total = 21000 + (i * 5171) % 9000 + i * 700;
            const qint64 open = i < 6 ? (i * 311) % 900 : 700 * (i - 5) + (i * 577) % 1500;
            month.unbilledBlocked = money(open / 4);
            month.unbilledReady = money(open / 6);
            month.unbilledWaiting = money(open / 5);
            month.unbilledNotDue = money(open - open / 4 - open / 6 - open / 5);
            month.booked = money(total);
            month.billed = money(total - open);
            month.overBilled = money(0);
            for (int k = 0; k < 14; ++k) {
                const QString id = requestRows[static_cast<std::size_t>(i * 14 + k) % requestRows.size()].id.value;
                month.bookedRows += id;
                (k < 9 ? month.billedRows : k < 11 ? month.notDueRows : k < 12 ? month.readyRows : k < 13 ? month.waitingRows : month.blockedRows) += id;
            }
            booked += month.booked.minor();
            billed += month.billed.minor();
            figure.months.push_back(month);
        }
        figure.booked = Money(booked, currency);
        figure.billed = Money(billed, currency);
        figure.unbilled = Money(booked - billed, currency);
        figure.doesNotTieBy = Money(0, currency);
        figure.asOf = now - 12s;
        all.push_back(figure);
    }
    return all;
}

Result<std::vector<desk::UnbilledAgeing>> MemoryDesk::unbilledAgeing(const desk::FigureFilter &)
{
    SLUICE_ASKED;
    std::vector<desk::UnbilledAgeing> all;
    for (const auto &[code, scale] : { std::pair(QStringLiteral("USD"), 10), std::pair(QStringLiteral("GBP"), 4) }) {
        const Currency currency = *Currency::fromCode(QStringView(code));
        desk::UnbilledAgeing figure;
        figure.definition = QStringLiteral("Earned and not invoiced, by days since the billing event.");
        figure.currency = currency;
        qint64 total = 0, major[] { 5200, 3800, 2900, 1250, 400, 180 };
        const QString labels[] { QStringLiteral("0–7"), QStringLiteral("8–14"), QStringLiteral("15–30"), QStringLiteral("31–60"), QStringLiteral("61–90"), QStringLiteral("> 90") };
        for (int i = 0; i < 6; ++i) {
            desk::AgeingBucket bucket { labels[i], Money(major[i] * 100 * scale, currency), 12 - i, {} };
            for (int k = 0; k < bucket.count; ++k)
                bucket.rows += requestRows[static_cast<std::size_t>(i * 9 + k)].id.value;
            total += bucket.amount.minor();
            figure.buckets.push_back(bucket);
        }
        figure.total = Money(total, currency);
        figure.asOf = now - 12s;
        all.push_back(figure);
    }
    return all;
}

Result<std::vector<Person>> MemoryDesk::people()
{
    SLUICE_ASKED;
    return personRows;
}

Result<std::vector<desk::EventRow>> MemoryDesk::journal(const QString &search, qint64 before, int limit)
{
    SLUICE_ASKED;
    std::vector<desk::EventRow> rows;
    for (const desk::EventRow &row : eventRows) {
        const bool fits = search.isEmpty() || row.kind.contains(search) || row.summary.contains(search, Qt::CaseInsensitive);
        if (fits && (before <= 0 || row.seq < before) && static_cast<int>(rows.size()) < limit)
            rows.push_back(row);
    }
    return rows;
}

Result<qint64> MemoryDesk::exportJournal(const QString &file, const Told &)
{
    SLUICE_ASKED;
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Storage, out.errorString());
    for (auto row = eventRows.rbegin(); row != eventRows.rend(); ++row)
        out.write(row->payload.toUtf8() + '\n');
    return static_cast<qint64>(eventRows.size());
}

Result<std::vector<desk::FigureRow>> MemoryDesk::figureRows(const QStringList &ids, const desk::FigureFilter &filter)
{
    SLUICE_ASKED;
    askedRows = filter;
    std::vector<desk::FigureRow> rows;
    for (const desk::RequestRow &row : requestRows) {
        const Money nothing(0, row.amount.currency());
        if (ids.contains(row.id.value))
            rows.push_back({ row, row.amount, row.postedAt ? row.amount : nothing, row.postedAt ? nothing : row.amount, nothing, 4, 95 });
    }
    return rows;
}

Result<desk::FigureChoices> MemoryDesk::figureChoices()
{
    SLUICE_ASKED;
    desk::FigureChoices choices;
    for (const desk::RequestRow &row : requestRows) {
        for (const auto &[list, value] : { std::pair(&choices.entities, row.entity), std::pair(&choices.segments, row.segment),
                 std::pair(&choices.channels, row.channel), std::pair(&choices.currencies, row.amount.currency().text()) }) {
            if (!list->contains(value))
                list->append(value);
        }
    }
    for (QStringList *list : { &choices.entities, &choices.segments, &choices.channels, &choices.currencies })
        list->sort();
    return choices;
}

Result<std::vector<desk::FoundRow>> MemoryDesk::find(const QString &text, int limit)
{
    SLUICE_ASKED;
    std::vector<desk::FoundRow> rows;
    const auto add = [&](desk::FoundRow::Kind kind, const QString &id, const QString &title, const QString &detail, Money amount) {
        const auto same = std::count_if(rows.begin(), rows.end(), [&](const desk::FoundRow &row) { return row.kind == kind; });
        const QString all = title + QLatin1Char(' ') + detail + QLatin1Char(' ') + amount.toText();
        if (same < limit && all.contains(QString(text).remove(QLatin1Char(',')), Qt::CaseInsensitive))
            rows.push_back({ kind, id, title, detail, amount });
    };
    for (const desk::RequestRow &row : requestRows)
        add(desk::FoundRow::Kind::Request, row.id.value, row.dealName, row.accountName, row.amount);
    for (const desk::ExceptionRow &row : exceptionRows)
        add(desk::FoundRow::Kind::Exception, row.id.value, row.dealName, row.summary, row.amount);
    for (const desk::InvoiceRow &row : invoiceRows)
        add(desk::FoundRow::Kind::Invoice, row.realm + QLatin1Char(':') + row.id, row.docNumber, row.customerName, row.total);
    return rows;
}

Result<desk::Reader::JournalState> MemoryDesk::verifyJournal(const Told &told)
{
    SLUICE_ASKED;
    if (told)
        told(24000, 48211);
    return JournalState { true, 48211, eventRows.front().hash, 0, {} };
}

Result<desk::Certificate> MemoryDesk::certificate(QDate month)
{
    SLUICE_ASKED;
    desk::Certificate shown = certificateShown;
    shown.month = month.isValid() ? QDate(month.year(), month.month(), 1) : QDate();
    return shown;
}

Result<desk::Reader::PolicyView> MemoryDesk::policy()
{
    SLUICE_ASKED;
    return PolicyView { policyVersion,
        { { QStringLiteral("Approval"), { QStringLiteral("Invoices up to 5,000.00 with all checks green are approved by policy; one in twenty is sampled."), QStringLiteral("Up to 50,000.00 a controller approves."), QStringLiteral("Above, a controller and then the CFO approve.") } },
            { QStringLiteral("Exceptions"), { QStringLiteral("An exception is due 24 working-day hours after it opened."), QStringLiteral("Week-ends and the holidays of the entity do not count.") } } },
        QStringLiteral("[approval]\nauto_limit = \"5000.00\"\nsample_percent = 5\n") };
}

Result<desk::ExceptionRow *> MemoryDesk::changeCase(const QString &line, const CaseId &id)
{
    if (failOrders)
        return fail(*failOrders, QStringLiteral("journal: asked to fail"));
    if (refused.contains(id.value))
        return fail(ErrorKind::Conflict, QStringLiteral("it changed since you looked at it"));
    for (desk::ExceptionRow &row : exceptionRows) {
        if (row.id == id) {
            orders += line + QLatin1Char(' ') + id.value;
            m_before.insert(id.value, row);
            return &row;
        }
    }
    return fail(ErrorKind::NotFound, QStringLiteral("exception"));
}

Result<void> MemoryDesk::decide(const QString &line, const RequestId &id, RequestState state)
{
    if (failOrders)
        return fail(*failOrders, QStringLiteral("journal: asked to fail"));
    if (refused.contains(id.value))
        return fail(ErrorKind::Conflict, QStringLiteral("it changed since you looked at it"));
    const auto removed = std::erase_if(approvalRows, [&](const desk::ApprovalRow &row) { return row.requestId == id; });
    if (removed == 0)
        return fail(ErrorKind::Conflict, QStringLiteral("decided already"));
    orders += line;
    for (desk::RequestRow &row : requestRows) {
        if (row.id == id)
            row.state = state;
    }
    return {};
}

Result<void> MemoryDesk::approve(const QString &actor, const RequestId &id, const QString &fingerprint, const QString &)
{
    return decide(QStringLiteral("approve %1 %2 %3").arg(actor, id.value, fingerprint), id, RequestState::Approved);
}

Result<void> MemoryDesk::returnRequest(const QString &actor, const RequestId &id, const QString &note)
{
    return decide(QStringLiteral("return %1 %2 %3").arg(actor, id.value, note), id, RequestState::Returned);
}

Result<void> MemoryDesk::reject(const QString &actor, const RequestId &id, Cause cause, const QString &note)
{
    return decide(QStringLiteral("reject %1 %2 %3 %4").arg(actor, id.value, nameOf(cause), note), id, RequestState::Rejected);
}

Result<void> MemoryDesk::confirmDelivery(const QString &actor, const RequestId &id, QDate on, const QString &)
{
    orders += QStringLiteral("deliver %1 %2 %3").arg(actor, id.value, on.toString(Qt::ISODate));
    return {};
}

Result<void> MemoryDesk::assign(const QString &, const CaseId &id, const QString &to)
{
    return changeCase(QStringLiteral("assign ") + to, id).map([&](desk::ExceptionRow *row) { row->owner = to; });
}

Result<void> MemoryDesk::tag(const QString &, const CaseId &id, Cause cause)
{
    return changeCase(QStringLiteral("tag ") + nameOf(cause), id).map([&](desk::ExceptionRow *row) { row->cause = cause; });
}

Result<void> MemoryDesk::pause(const QString &, const CaseId &id, const QString &reason, Instant until, const QString &note)
{
    return changeCase(QStringLiteral("pause %1 %2").arg(reason, note), id).map([&](desk::ExceptionRow *row) {
        row->state = CaseState::Paused;
        row->sla = SlaState::Paused;
        row->pauseReason = reason;
        row->pausedUntil = until;
    });
}

Result<void> MemoryDesk::resume(const QString &, const CaseId &id)
{
    return changeCase(QStringLiteral("resume"), id).map([](desk::ExceptionRow *row) { row->state = CaseState::Open; });
}

Result<void> MemoryDesk::resolve(const QString &, const CaseId &id, Cause cause, const QString &note, const QString &)
{
    return changeCase(QStringLiteral("resolve %1 %2").arg(nameOf(cause), note), id).map([&](desk::ExceptionRow *row) {
        row->state = CaseState::Resolved;
        row->cause = cause;
    });
}

Result<void> MemoryDesk::reopen(const QString &, const CaseId &id, const QString &note)
{
    return changeCase(QStringLiteral("reopen ") + note, id).map([](desk::ExceptionRow *row) { row->state = CaseState::Open; });
}

Result<void> MemoryDesk::ask(const QString &, const CaseId &id, const QString &text)
{
    const Result<desk::ExceptionRow *> row = changeCase(QStringLiteral("ask ") + text, id);
    if (!row)
        return tl::unexpected(row.error());
    return {};
}

Result<void> MemoryDesk::undo(const QString &, const CaseId &id)
{
    if (!m_before.contains(id.value))
        return fail(ErrorKind::NotFound, QStringLiteral("nothing to undo"));
    const desk::ExceptionRow before = m_before.take(id.value);
    for (desk::ExceptionRow &row : exceptionRows) {
        if (row.id == id)
            row = before;
    }
    orders += QStringLiteral("undo ") + id.value;
    return {};
}

Result<void> MemoryDesk::linkCustomer(const QString &, const AccountId &id, const QString &, const QString &customerId)
{
    orders += QStringLiteral("link %1 %2").arg(id.value, customerId);
    return {};
}

Result<void> MemoryDesk::activateCustomer(const QString &, const AccountId &id, const QString &)
{
    orders += QStringLiteral("activate ") + id.value;
    return {};
}

Result<void> MemoryDesk::mapItem(const QString &, const ProductId &id, const QString &, const QString &itemId)
{
    orders += QStringLiteral("map %1 %2").arg(id.value, itemId);
    return {};
}

Result<void> MemoryDesk::approveItem(const QString &, const ProductId &id)
{
    orders += QStringLiteral("approve item ") + id.value;
    return {};
}

Result<void> MemoryDesk::grant(const QString &, const QString &email, Role role)
{
    orders += QStringLiteral("grant %1 %2").arg(email, nameOf(role));
    for (Person &person : personRows) {
        if (person.email == email)
            person.roles += role;
    }
    return {};
}

Result<void> MemoryDesk::revoke(const QString &, const QString &email, Role role)
{
    orders += QStringLiteral("revoke %1 %2").arg(email, nameOf(role));
    for (Person &person : personRows) {
        if (person.email == email)
            person.roles.removeAll(role);
    }
    return {};
}

} // namespace sluice::testing
