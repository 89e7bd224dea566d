#include "ui/invoices/InvoicesPage.h"

#include "ui/invoices/InvoicePane.h"
#include "ui/kit/Format.h"
#include "ui/kit/GridView.h"
#include "ui/kit/MessageLine.h"

namespace sluice::ui {

using namespace std::chrono_literals;

InvoicesPage::InvoicesPage(const AppContext &context, QWidget *parent)
    : ListPage(context, QStringLiteral("invoices"), tr("Invoices"), { QStringLiteral("invoices") }, parent)
    , m_model([](const desk::InvoiceRow &row) { return row.realm + QLatin1Char(':') + row.id; }, this)
    , m_pane(new InvoicePane(this))
{
    addColumns();
    m_model.setSort({ { m_model.columnOf(QStringLiteral("date")), Qt::DescendingOrder } });
    build(m_model,
        {
            { tr("All"), {} },
            { tr("Open"), QStringLiteral("balance:>0") },
            { tr("Overdue"), QStringLiteral("status:overdue") },
            { tr("Paid"), QStringLiteral("status:=paid") },
            { tr("By-pass"), byPassFilter() },
        },
        m_pane);
    view().setRowHeight(settingsRowHeight(40));
    view().setEmpty(tr("No invoice has been read yet."), tr("Connect QuickBooks under Set-up and sync."));
    m_detailTimer.setSingleShot(true);
    m_detailTimer.setInterval(30ms);
    connect(&m_detailTimer, &QTimer::timeout, this, &InvoicesPage::loadDetail);
    connect(m_pane, &InvoicePane::requestRequested, this,
        [this](const QString &request) { Q_EMIT goTo({ QStringLiteral("requests"), {}, request }); });
}

void InvoicesPage::addColumns()
{
    using Row = desk::InvoiceRow;
    m_model.add({ .key = QStringLiteral("number"), .title = tr("Number"), .width = 84,
        .text = [](const Row &row) { return row.docNumber.isEmpty() ? row.id : row.docNumber; } });
    m_model.add({ .key = QStringLiteral("status"), .title = tr("Status"), .kind = CellKind::Chip, .width = 90,
        .text = [](const Row &row) { return row.deleted ? tr("Deleted") : words::of(row.status); },
        .second = [](const Row &row) { return nameOf(row.status); },
        .tone = [](const Row &row) { return words::toneOf(row.status); } });
    m_model.add({ .key = QStringLiteral("customer"), .title = tr("Customer and deal"), .kind = CellKind::TwoLines, .width = 132, .stretch = true,
        .text = [](const Row &row) { return row.customerName; },
        .second = [](const Row &row) { return row.dealName.isEmpty() ? tr("no deal") : row.dealName; } });
    m_model.add({ .key = QStringLiteral("total"), .title = tr("Total"), .kind = CellKind::Money, .width = 112,
        .money = [](const Row &row) { return row.total; } });
    m_model.add({ .key = QStringLiteral("balance"), .title = tr("Balance"), .kind = CellKind::Money, .width = 112,
        .money = [](const Row &row) { return row.balance; },
        .tone = [](const Row &row) { return row.status == InvoiceStatus::Overdue ? Tone::Bad : Tone::Neutral; } });
    m_model.add({ .key = QStringLiteral("date"), .title = tr("Date"), .kind = CellKind::Date, .width = 98, .yields = true,
        .text = [](const Row &row) { return format::date(row.txnOn); },
        .number = [](const Row &row) { return row.txnOn.toJulianDay(); } });
    m_model.add({ .key = QStringLiteral("due"), .title = tr("Due"), .kind = CellKind::Date, .width = 98, .yields = true,
        .text = [](const Row &row) { return format::date(row.dueOn); },
        .number = [](const Row &row) { return row.dueOn.toJulianDay(); } });
    m_model.add({ .key = QStringLiteral("overdue"), .title = tr("Overdue"), .kind = CellKind::Age, .width = 74, .yields = true,
        .text = [](const Row &row) { return row.daysOverdue > 0 ? format::ageDays(row.daysOverdue) : QString(); },
        .number = [](const Row &row) { return qint64(row.daysOverdue); },
        .tone = [](const Row &) { return Tone::Bad; } });
    m_model.add({ .key = QStringLiteral("origin"), .title = tr("Made by"), .kind = CellKind::Chip, .width = 120, .yields = true,
        .text = [](const Row &row) { return words::of(row.origin); },
        .second = [](const Row &row) { return nameOf(row.origin); },
        .tone = [](const Row &row) { return words::toneOf(row.origin); } });
    m_model.add({ .key = QStringLiteral("company"), .title = tr("Company"), .width = 140, .yields = true, .text = [](const Row &row) { return row.companyName; } });
}

void InvoicesPage::refresh()
{
    view().showLoading();
    backend().ask<std::vector<desk::InvoiceRow>>(
        this, [](desk::Reader &reader) { return reader.invoices(); },
        [this](Result<std::vector<desk::InvoiceRow>> rows) {
            if (rows)
                m_model.setRows(std::move(*rows));
            else
                view().showProblem(words::problemOf(tr("The invoices could not be read."), rows.error()));
        });
}

void InvoicesPage::showDetail(const QString &key)
{
    if (key.isEmpty())
        m_pane->showNothing();
    else
        m_detailTimer.start();
}

void InvoicesPage::loadDetail()
{
    const QString key = view().currentKey();
    if (key.isEmpty())
        return;
    backend().ask<desk::InvoiceDetail>(
        this, [key](desk::Reader &reader) { return reader.invoice(key.section(QLatin1Char(':'), 0, 0), key.section(QLatin1Char(':'), 1)); },
        [this, key](Result<desk::InvoiceDetail> detail) {
            if (key != view().currentKey())
                return;
            if (detail)
                m_pane->showDetail(*detail, backend().now());
            else
                messages().showProblem(words::problemOf(tr("The invoice could not be opened."), detail.error()));
        });
}

} // namespace sluice::ui
