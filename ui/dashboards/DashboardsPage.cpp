#include "ui/dashboards/DashboardsPage.h"

#include "ui/dashboards/BilledChart.h"
#include "ui/dashboards/DaysChart.h"
#include "ui/dashboards/FigureCard.h"
#include "ui/kit/Controls.h"
#include "ui/kit/DetailPane.h"
#include "ui/kit/Format.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/Words.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

namespace sluice::ui {

DashboardsPage::DashboardsPage(const AppContext &context, QWidget *parent)
    : Page(context, QStringLiteral("dashboards"), tr("Dashboards"),
          { QStringLiteral("figures"), QStringLiteral("requests"), QStringLiteral("invoices") }, parent)
    , m_currencies(new QButtonGroup(this))
    , m_currencyRow(new QWidget(this))
    , m_daysChart(new DaysChart(this))
    , m_waterfall(new WaterfallChart(this))
    , m_billedChart(new BilledChart(this))
    , m_ageingChart(new AgeingChart(this))
{
    auto *row = new QHBoxLayout(m_currencyRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    headRow()->addStretch(1);
    headRow()->addWidget(m_currencyRow);
    buildCards();
    command(tr("Tables below the charts"), QStringLiteral("T"), [this] {
        m_tables = !m_tables;
        for (FigureCard *card : { m_days, m_parts, m_billed, m_ageing })
            card->setTableVisible(m_tables);
    });
}

void DashboardsPage::buildCards()
{
    auto *area = new QWidget;
    auto *grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, space::s, space::l);
    grid->setSpacing(space::m);
    m_days = new FigureCard(tr("Days to invoice"), m_daysChart, area);
    m_billed = new FigureCard(tr("Billed and unbilled"), m_billedChart, area);
    m_parts = new FigureCard(tr("Where the days went"), m_waterfall, area);
    m_ageing = new FigureCard(tr("Unbilled by age"), m_ageingChart, area);
    grid->addWidget(m_days, 0, 0);
    grid->addWidget(m_billed, 0, 1);
    grid->addWidget(m_parts, 1, 0);
    grid->addWidget(m_ageing, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 3);
    grid->setRowStretch(1, 2);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Figures"));
    scroll->setWidget(area);
    body()->addWidget(scroll, 1);
    for (FigureChart *chart : std::initializer_list<FigureChart *> { m_daysChart, m_waterfall, m_billedChart, m_ageingChart })
        openRows(chart);
}

void DashboardsPage::openRows(FigureChart *chart)
{
    connect(chart, &FigureChart::opened, this,
        [this](const QString &title, const QStringList &rows) { Q_EMIT goTo({ QStringLiteral("requests"), {}, {}, rows, title }); });
}

void DashboardsPage::refresh()
{
    backend().ask<Figures>(
        this,
        [](desk::Reader &reader) -> Result<Figures> {
            const desk::FigureFilter filter;
            Result<desk::DaysToInvoice> days = reader.daysToInvoice(filter);
            if (!days)
                return tl::unexpected(days.error());
            Result<std::vector<desk::BilledUnbilled>> billed = reader.billedUnbilled(filter);
            if (!billed)
                return tl::unexpected(billed.error());
            Result<std::vector<desk::UnbilledAgeing>> ageing = reader.unbilledAgeing(filter);
            if (!ageing)
                return tl::unexpected(ageing.error());
            return Figures { std::move(*days), std::move(*billed), std::move(*ageing) };
        },
        [this](Result<Figures> figures) {
            if (figures)
                show(std::move(*figures));
            else
                messages().showProblem(words::problemOf(tr("The figures could not be computed."), figures.error()), tr("Try again"), [this] { refresh(); });
        });
}

void DashboardsPage::show(Figures figures)
{
    m_figures = std::move(figures);
    showDays();
    rebuildCurrencies();
    showCurrency(m_currency);
}

void DashboardsPage::showDays()
{
    const desk::DaysToInvoice &days = m_figures.days;
    m_daysChart->show(days);
    m_waterfall->show(days);
    QString change;
    if (days.median && days.medianBefore) {
        const double difference = *days.median - *days.medianBefore;
        change = difference < 0 ? tr("%1 days less than the period before").arg(format::decimal(-difference))
            : difference > 0    ? tr("%1 days more than the period before").arg(format::decimal(difference))
                                : tr("as in the period before");
    }
    if (days.p90)
        change = tr("p90 %1 d").arg(format::decimal(*days.p90)) + (change.isEmpty() ? QString() : QStringLiteral(" · ") + change);
    const QString stamp = tr("As of %1. The clock starts at: %2.").arg(format::dateTime(days.asOf), days.clockStart);
    QStringList sentence { tr("%1 invoiced").arg(format::count(days.count)), tr("%1 still open").arg(days.open.size()) };
    if (days.premature > 0)
        sentence += tr("%1 premature, left out").arg(days.premature);
    if (days.unknown > 0)
        sentence += tr("%1 unknown, left out").arg(days.unknown);
    m_days->setWords(days.median ? tr("%1 d").arg(format::decimal(*days.median)) : QStringLiteral("–"), change,
        sentence.join(QStringLiteral(" · ")), days.definition + QLatin1Char(' ') + stamp);
    QList<QStringList> rows;
    for (const desk::DaysToInvoicePoint &point : days.months)
        rows += { format::month(point.month), format::count(point.count), point.median ? format::decimal(*point.median) : QStringLiteral("–"),
            point.p90 ? format::decimal(*point.p90) : QStringLiteral("–") };
    m_days->setTable({ tr("Month"), tr("Invoiced"), tr("Median days"), tr("p90 days") }, rows);
    rows.clear();
    const desk::WaterfallPart *longest = nullptr;
    for (const desk::WaterfallPart &part : days.waterfall) {
        rows += { words::ofWaterfallPart(part.part), format::decimal(part.days), format::count(part.count) };
        if (!longest || part.days > longest->days)
            longest = &part;
    }
    m_parts->setWords({}, {}, longest ? tr("Mean days a request spends in each part; most go into %1.").arg(words::ofWaterfallPart(longest->part)) : QString(), days.definition);
    m_parts->setTable({ tr("Part"), tr("Mean days"), tr("Requests") }, rows);
}

void DashboardsPage::rebuildCurrencies()
{
    QStringList codes;
    for (const desk::BilledUnbilled &figure : m_figures.billed)
        codes += figure.currency.text();
    if (!codes.contains(m_currency))
        m_currency = codes.value(0);
    auto *row = static_cast<QHBoxLayout *>(m_currencyRow->layout());
    DetailPane::clear(row);
    for (const QString &code : std::as_const(codes)) {
        QPushButton *button = makeButton(code, ButtonRole::Pill, m_currencyRow);
        button->setChecked(code == m_currency);
        m_currencies->addButton(button);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, code] { showCurrency(code); });
    }
}

void DashboardsPage::showCurrency(const QString &code)
{
    m_currency = code;
    for (const desk::BilledUnbilled &figure : m_figures.billed) {
        if (figure.currency.text() == code)
            showBilled(figure);
    }
    for (const desk::UnbilledAgeing &figure : m_figures.ageing) {
        if (figure.currency.text() == code)
            showAgeing(figure);
    }
}

void DashboardsPage::showBilled(const desk::BilledUnbilled &figure)
{
    m_billedChart->show(figure);
    const QString ties = figure.ties ? tr("Booked %1 = billed + unbilled, to the cent.").arg(format::money(figure.booked))
                                     : tr("Does not tie by %1.").arg(format::money(figure.doesNotTieBy));
    m_billed->setWords(format::shortMoney(figure.unbilled), tr("unbilled of %1 booked").arg(format::shortMoney(figure.booked)), ties,
        figure.definition + QLatin1Char(' ') + tr("As of %1.").arg(format::dateTime(figure.asOf)));
    QList<QStringList> rows;
    for (const desk::BilledMonth &month : figure.months)
        rows += { format::month(month.month), format::amount(month.booked), format::amount(month.billed), format::amount(month.unbilledNotDue),
            format::amount(month.unbilledReady), format::amount(month.unbilledWaiting), format::amount(month.unbilledBlocked) };
    m_billed->setTable({ tr("Month"), tr("Booked"), tr("Billed"), tr("Not due"), tr("Ready"), tr("Waiting"), tr("Blocked") }, rows);
}

void DashboardsPage::showAgeing(const desk::UnbilledAgeing &figure)
{
    m_ageingChart->show(figure);
    m_ageing->setWords({}, {}, tr("%1 earned and not invoiced, by days since the billing event.").arg(format::money(figure.total)),
        figure.definition + QLatin1Char(' ') + tr("As of %1.").arg(format::dateTime(figure.asOf)));
    QList<QStringList> rows;
    for (const desk::AgeingBucket &bucket : figure.buckets)
        rows += { bucket.label, format::amount(bucket.amount), format::count(bucket.count) };
    m_ageing->setTable({ tr("Days"), tr("Amount"), tr("Requests") }, rows);
}

} // namespace sluice::ui
