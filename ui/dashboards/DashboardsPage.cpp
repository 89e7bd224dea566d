#include "ui/dashboards/DashboardsPage.h"

#include "ui/dashboards/BilledChart.h"
#include "ui/dashboards/DaysChart.h"
#include "ui/dashboards/FigureCard.h"
#include "ui/dashboards/FigureFilterRow.h"
#include "ui/dashboards/FigureRowsPane.h"
#include "ui/kit/Controls.h"
#include "ui/kit/DetailPane.h"
#include "ui/kit/Format.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/Words.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>

#include <cmath>

namespace sluice::ui {

namespace {

/// The line below the months: each part over all of them.
QStringList sumOf(const desk::BilledUnbilled &figure)
{
    using Month = desk::BilledMonth;
    QStringList line { DashboardsPage::tr("Sum"), format::amount(figure.booked), format::amount(figure.billed) };
    for (Money Month::*part : { &Month::unbilledNotDue, &Month::unbilledReady, &Month::unbilledWaiting, &Month::unbilledBlocked }) {
        qint64 minor = 0;
        for (const Month &month : figure.months)
            minor += (month.*part).minor();
        line += format::amount(Money(minor, figure.currency));
    }
    return line;
}

} // namespace

DashboardsPage::DashboardsPage(const AppContext &context, QWidget *parent)
    : Page(context, QStringLiteral("dashboards"), tr("Dashboards"),
          { QStringLiteral("figures"), QStringLiteral("requests"), QStringLiteral("invoices") }, parent)
    , m_filterRow(new FigureFilterRow(settings(), this))
    , m_rows(new FigureRowsPane(context, this))
    , m_crumb(new QWidget(this))
    , m_crumbText(makeLabel({}, Type::Body, Ink::Accent, m_crumb, Weight::Strong))
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
    body()->addWidget(m_filterRow);
    buildCrumb();
    buildCards();
    body()->addWidget(m_rows, 1);
    m_rows->hide();
    connect(m_filterRow, &FigureFilterRow::changed, this, [this] {
        closeRows();
        refresh();
    });
    connect(m_rows, &FigureRowsPane::closeRequested, this, &DashboardsPage::closeRows);
    connect(m_rows, &FigureRowsPane::rowsRequested, this,
        [this](const QString &title, const QStringList &rows) { Q_EMIT goTo({ QStringLiteral("requests"), {}, {}, rows, title }); });
    connect(m_rows, &FigureRowsPane::requestRequested, this,
        [this](const QString &request) { Q_EMIT goTo({ QStringLiteral("requests"), {}, request }); });
    command(tr("Export as CSV"), QStringLiteral("Ctrl+E"), [this] { exportCsv(); });
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
        connectChart(chart, chart == m_ageingChart ? FigureRowsPane::Days::SinceEvent : FigureRowsPane::Days::ToInvoice);
}

void DashboardsPage::connectChart(FigureChart *chart, FigureRowsPane::Days days)
{
    connect(chart, &FigureChart::opened, this, [this, days](const QString &title, const QStringList &rows) { openRows(title, rows, days); });
    connect(chart, &FigureChart::brushed, this, &DashboardsPage::brush);
}

void DashboardsPage::buildCrumb()
{
    auto *row = new QHBoxLayout(m_crumb);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_crumbText);
    QPushButton *whole = makeKeyButton(tr("Whole period"), QStringLiteral("Esc"), ButtonRole::Flat, m_crumb);
    row->addWidget(whole);
    row->addStretch(1);
    connect(whole, &QPushButton::clicked, this, [this] { brush({}, {}); });
    m_crumbText->setObjectName(QStringLiteral("figureCrumb"));
    m_crumb->hide();
    body()->addWidget(m_crumb);
}

void DashboardsPage::brush(QDate from, QDate to)
{
    m_brushFrom = from;
    m_brushTo = to;
    m_crumb->setVisible(from.isValid());
    m_crumbText->setText(from == to ? format::month(from) : tr("%1 to %2").arg(format::month(from), format::month(to)));
    closeRows();
    refresh();
}

desk::FigureFilter DashboardsPage::filter() const
{
    desk::FigureFilter filter = m_filterRow->filter(format::localDay(backend().now()));
    if (m_brushFrom.isValid()) {
        filter.from = m_brushFrom;
        filter.to = m_brushTo;
    }
    return filter;
}

void DashboardsPage::openRows(const QString &title, const QStringList &rows, FigureRowsPane::Days days)
{
    const QString narrowed = m_filterRow->words();
    m_rows->showRows(narrowed.isEmpty() ? title : title + QStringLiteral(" · ") + narrowed, rows, filter(), days);
}

void DashboardsPage::closeRows()
{
    m_rows->hide();
}

void DashboardsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        Page::keyPressEvent(event);
        return;
    }
    if (m_rows->isVisible())
        closeRows();
    else if (m_brushFrom.isValid())
        brush({}, {});
}

void DashboardsPage::exportCsv()
{
    auto *dialog = new QFileDialog(this, tr("Export as CSV"), {}, tr("Comma-separated values (*.csv)"));
    dialog->setObjectName(QStringLiteral("figuresExport"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("figures.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &DashboardsPage::writeCsv);
    dialog->open();
}

void DashboardsPage::writeCsv(const QString &name)
{
    QString text;
    if (m_rows->isVisible()) {
        text = m_rows->csv();
    } else {
        for (const FigureCard *card : { m_days, m_parts, m_billed, m_ageing })
            text += card->csv() + QStringLiteral("\r\n");
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write("\xEF\xBB\xBF" + text.toUtf8()) < 0 || !file.commit())
        messages().showProblem({ tr("The file could not be written."), file.errorString(), {} });
    else
        messages().showNotice(m_rows->isVisible() ? tr("The rows are exported.") : tr("The figures are exported."));
}

void DashboardsPage::refresh()
{
    backend().ask<Figures>(
        this,
        [filter = filter()](desk::Reader &reader) -> Result<Figures> {
            Result<desk::DaysToInvoice> days = reader.daysToInvoice(filter);
            if (!days)
                return tl::unexpected(days.error());
            Result<std::vector<desk::BilledUnbilled>> billed = reader.billedUnbilled(filter);
            if (!billed)
                return tl::unexpected(billed.error());
            Result<std::vector<desk::UnbilledAgeing>> ageing = reader.unbilledAgeing(filter);
            if (!ageing)
                return tl::unexpected(ageing.error());
            Result<desk::FigureChoices> choices = reader.figureChoices();
            if (!choices)
                return tl::unexpected(choices.error());
            return Figures { std::move(*days), std::move(*billed), std::move(*ageing), std::move(*choices) };
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
    m_filterRow->setChoices(m_figures.choices);
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
        const QString by = format::decimal(std::abs(difference));
        const bool one = by == format::decimal(1);
        change = difference < 0 ? (one ? tr("1 day less than the period before") : tr("%1 days less than the period before").arg(by))
            : difference > 0    ? (one ? tr("1 day more than the period before") : tr("%1 days more than the period before").arg(by))
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
    showParts(days);
}

void DashboardsPage::showParts(const desk::DaysToInvoice &days)
{
    QList<QStringList> rows;
    const desk::WaterfallPart *longest = nullptr;
    for (const desk::WaterfallPart &part : days.waterfall) {
        rows += { words::ofWaterfallPart(part.part), part.count > 0 ? format::decimal(part.days) : QStringLiteral("–"), format::count(part.count) };
        if (part.count > 0 && (!longest || part.days > longest->days))
            longest = &part;
    }
    const QString all = format::count(days.count);
    m_parts->setWords({}, {},
        longest ? tr("Mean days in each part, over %1 of the %2 invoiced: those every part of which is known. Most go into %3.")
                      .arg(format::count(longest->count), all, words::ofWaterfallPart(longest->part))
                : tr("Of none of the %1 invoiced is every part known. What goes through Sluice, from the check to the invoice, will show here.").arg(all),
        days.definition);
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
    m_currencyRow->setVisible(codes.size() > 1);
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
    if (code.isEmpty()) { // The filter leaves nothing.
        showBilled({});
        showAgeing({});
    }
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
    rows += sumOf(figure);
    m_billed->setTable({ tr("Month"), tr("Booked"), tr("Billed"), tr("Not due"), tr("Ready"), tr("Waiting"), tr("Blocked") }, rows);
}

void DashboardsPage::showAgeing(const desk::UnbilledAgeing &figure)
{
    m_ageingChart->show(figure);
    m_ageing->setWords({}, {}, tr("%1 earned and not covered by an invoice, by days since the billing event; what is left of a request that was invoiced in part or credited is in it.").arg(format::money(figure.total)),
        figure.definition + QLatin1Char(' ') + tr("As of %1.").arg(format::dateTime(figure.asOf)));
    QList<QStringList> rows;
    qint64 requests = 0;
    for (const desk::AgeingBucket &bucket : figure.buckets) {
        rows += { bucket.label, format::amount(bucket.amount), format::count(bucket.count) };
        requests += bucket.count;
    }
    rows += { tr("Sum"), format::amount(figure.total), format::count(requests) };
    m_ageing->setTable({ tr("Days"), tr("Amount"), tr("Requests") }, rows);
}

} // namespace sluice::ui
