#include "ui/requests/RequestsPage.h"

#include "ui/kit/Format.h"
#include "ui/kit/GridView.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/Opening.h"
#include "ui/requests/DeliverySheet.h"
#include "ui/requests/RequestPane.h"

#include <QUrl>

namespace sluice::ui {

using namespace std::chrono_literals;

RequestsPage::RequestsPage(const AppContext &context, QWidget *parent)
    : ListPage(context, QStringLiteral("requests"), tr("Requests"), { QStringLiteral("requests"), QStringLiteral("invoices") }, parent)
    , m_model([](const desk::RequestRow &row) { return row.id.value; }, this)
    , m_pane(new RequestPane(this))
{
    addColumns();
    m_model.setSort({ { m_model.columnOf(QStringLiteral("won")), Qt::DescendingOrder } });
    build(m_model,
        {
            { tr("All"), {} },
            { tr("Blocked"), QStringLiteral("state:blocked") },
            { tr("Waiting"), QStringLiteral("state:=waiting") },
            { tr("Uncertain"), QStringLiteral("state:uncertain") },
            { tr("Posted, unpaid"), QStringLiteral("balance:>0") },
            { tr("Paid"), QStringLiteral("state:=paid") },
        },
        m_pane);
    view().setRowHeight(settingsRowHeight(40));
    view().setEmpty(tr("No deal has been read yet."), tr("Connect Salesforce under Set-up and sync."));
    m_detailTimer.setSingleShot(true);
    m_detailTimer.setInterval(30ms);
    connect(&m_detailTimer, &QTimer::timeout, this, &RequestsPage::loadDetail);
    connect(m_pane, &RequestPane::linkRequested, this, [](const QString &url) { openAddress(QUrl(url)); });
    connect(m_pane, &RequestPane::invoiceRequested, this,
        [this](const QString &realm, const QString &invoice) { Q_EMIT goTo({ QStringLiteral("invoices"), {}, realm + QLatin1Char(':') + invoice }); });
    command(tr("Confirm the delivery"), QStringLiteral("D"), [this] { confirmDelivery(); });
}

void RequestsPage::addColumns()
{
    using Row = desk::RequestRow;
    const auto day = [](const std::optional<Instant> &at) { return at ? format::localDay(*at) : QDate(); };
    m_model.add({ .key = QStringLiteral("state"), .title = tr("State"), .kind = CellKind::Chip, .width = 142,
        .text = [](const Row &row) { return words::of(row.state); },
        .second = [](const Row &row) { return nameOf(row.state); },
        .number = [](const Row &row) { return static_cast<qint64>(row.state); }, // In the order of its life.
        .tone = [](const Row &row) { return words::toneOf(row.state); } });
    m_model.add({ .key = QStringLiteral("amount"), .title = tr("Amount"), .kind = CellKind::Money, .width = 122,
        .money = [](const Row &row) { return row.amount; } });
    m_model.add({ .key = QStringLiteral("deal"), .title = tr("Deal and account"), .kind = CellKind::TwoLines, .width = 164, .stretch = true,
        .text = [](const Row &row) { return row.dealName; },
        .shown = [](const Row &row) { return words::dealBeside(row.accountName, row.dealName); },
        .second = [](const Row &row) { return row.accountName; } });
    m_model.add({ .key = QStringLiteral("part"), .title = tr("Part"), .width = 122, .text = [](const Row &row) { return format::readable(row.title); } });
    m_model.add({ .key = QStringLiteral("won"), .title = tr("Won"), .kind = CellKind::Date, .width = 98,
        .text = [day](const Row &row) { return format::date(day(row.wonAt)); },
        .number = [day](const Row &row) { return day(row.wonAt).toJulianDay(); } });
    m_model.add({ .key = QStringLiteral("invoice"), .title = tr("Invoice"), .width = 90, .yields = true, .text = [](const Row &row) { return row.docNumber; } });
    m_model.add({ .key = QStringLiteral("balance"), .title = tr("Balance"), .kind = CellKind::Money, .width = 124, .yields = true,
        .money = [](const Row &row) { return row.balance; } });
    m_model.add({ .key = QStringLiteral("due"), .title = tr("Due"), .kind = CellKind::Date, .width = 98, .yields = true,
        .text = [](const Row &row) { return format::date(row.dueOn); },
        .number = [](const Row &row) { return row.dueOn.toJulianDay(); } });
    m_model.add({ .key = QStringLiteral("entity"), .title = tr("Entity"), .width = 130, .yields = true, .text = [](const Row &row) { return row.entity; } });
    m_model.add({ .key = QStringLiteral("segment"), .title = tr("Segment"), .width = 100, .yields = true, .text = [](const Row &row) { return row.segment; } });
    m_model.add({ .key = QStringLiteral("channel"), .title = tr("Channel"), .width = 80, .yields = true, .text = [](const Row &row) { return row.channel; } });
    m_model.add({ .key = QStringLiteral("owner"), .title = tr("Deal owner"), .width = 120, .yields = true, .text = [](const Row &row) { return row.ownerName; } });
    m_model.add({ .key = QStringLiteral("account"), .title = tr("Account"), .width = 160, .hidden = true,
        .text = [](const Row &row) { return row.accountName; } });
}

void RequestsPage::refresh()
{
    view().showLoading();
    backend().ask<std::vector<desk::RequestRow>>(
        this,
        [only = m_only](desk::Reader &reader) { return only.isEmpty() ? reader.requests() : reader.requestsById(only); },
        [this](Result<std::vector<desk::RequestRow>> rows) {
            if (rows)
                m_model.setRows(std::move(*rows));
            else
                view().showProblem(words::problemOf(tr("The requests could not be read."), rows.error()));
        });
}

void RequestsPage::showDetail(const QString &key)
{
    if (key.isEmpty())
        m_pane->showNothing();
    else
        m_detailTimer.start();
}

void RequestsPage::loadDetail()
{
    const QString key = view().currentKey();
    if (key.isEmpty())
        return;
    backend().ask<desk::RequestDetail>(
        this, [key](desk::Reader &reader) { return reader.request(RequestId(key)); },
        [this, key](Result<desk::RequestDetail> detail) {
            if (key != view().currentKey())
                return;
            if (detail)
                m_pane->showDetail(*detail, backend().now());
            else
                messages().showProblem(words::problemOf(tr("The request could not be opened."), detail.error()));
        });
}

void RequestsPage::confirmDelivery()
{
    const QString key = view().currentKey();
    const desk::RequestRow *row = m_model.find(key);
    if (!row)
        return;
    auto *sheet = new DeliverySheet(row->dealName + QStringLiteral(" · ") + row->accountName,
        format::localDay(backend().now()), this);
    connect(sheet, &DeliverySheet::confirmed, this, [this, id = row->id](QDate on, const QString &file) {
        give(tr("The delivery was not confirmed."), [actor = me(), id, on, file](desk::Orders &orders) { return orders.confirmDelivery(actor, id, on, file); },
            [this] { messages().showNotice(tr("Delivery confirmed. The request is judged again.")); });
    });
    sheet->open();
}

} // namespace sluice::ui
