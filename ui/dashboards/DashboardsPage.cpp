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
#include "ui/kit/SaveDialog.h"
#include "ui/kit/Words.h"

#include <QApplication>
#include <QButtonGroup>
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
    using Days = FigureRowsPane::Days;
    connectCard(m_days, m_daysChart, Days::ToInvoice, Counted::Requests);
    connectCard(m_parts, m_waterfall, Days::ToInvoice, Counted::Requests);
    connectCard(m_billed, m_billedChart, Days::ToInvoice, Counted::ShownCurrency);
    connectCard(m_ageing, m_ageingChart, Days::SinceEvent, Counted::ShownCurrency);
}

void DashboardsPage::connectCard(FigureCard *card, FigureChart *chart, FigureRowsPane::Days days, Counted counted)
{
    const auto open = [this, days, counted](const QString &title, const QStringList &rows) { openRows(title, rows, days, counted); };
    connect(chart, &FigureChart::opened, this, open);
    connect(card, &FigureCard::opened, this, open);
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

void DashboardsPage::openRows(const QString &title, const QStringList &rows, FigureRowsPane::Days days, Counted counted)
{
    const QString narrowed = m_filterRow->words();
    desk::FigureFilter narrow = filter();
    if (counted == Counted::ShownCurrency)
        narrow.currency = m_currency;
    if (!m_rows->isVisible())
        m_openedFrom = QApplication::focusWidget();
    m_rows->showRows(narrowed.isEmpty() ? title : title + QStringLiteral(" · ") + narrowed, rows, narrow, days);
}

void DashboardsPage::closeRows()
{
    const bool hadFocus = m_rows->isVisible() && m_rows->isAncestorOf(QApplication::focusWidget());
    m_rows->hide();
    if (hadFocus && m_openedFrom)
        m_openedFrom->setFocus();
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
    askWhereToSave({ QStringLiteral("figuresExport"), tr("Export as CSV"), tr("Comma-separated values (*.csv)"), QStringLiteral("figures.csv") },
        settings(), this, [this](const QString &file) { writeCsv(file); });
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
    QStringList invoiced, open;
    for (const desk::DaysToInvoicePoint &point : days.months)
        invoiced += point.rows;
    for (const desk::DaysToInvoice::OpenItem &item : days.open)
        open += item.row;
    FigureWords words;
    const QString median = days.median ? tr("%1 d").arg(format::decimal(*days.median)) : QStringLiteral("–");
    words.setFigure(median, { tr("Invoiced, median %1").arg(median), invoiced });
    words.setChange(change);
    QStringList sentence { words.link(tr("%1 invoiced").arg(format::count(days.count)), { tr("Invoiced"), invoiced }),
        words.link(tr("%1 still open").arg(days.open.size()), { tr("Billable and not invoiced"), open }) };
    if (days.premature > 0)
        sentence += words.link(tr("%1 premature, left out").arg(days.premature), { tr("Invoiced before the billing event"), days.prematureRows });
    if (days.unknown > 0)
        sentence += words.link(tr("%1 unknown, left out").arg(days.unknown), { tr("Invoiced, billing event not known"), days.unknownRows });
    words.setSentence(sentence.join(QStringLiteral(" · ")));
    words.setDefinition(days.definition + QLatin1Char(' ') + stamp);
    m_days->setWords(words);
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
    QStringList invoiced;
    for (const desk::DaysToInvoicePoint &point : days.months)
        invoiced += point.rows;
    FigureWords says;
    const QString all = says.link(format::count(days.count), { tr("Invoiced"), invoiced });
    if (longest)
        says.setSentence(tr("Mean days in each part, over %1 of the %2 invoiced: those every part of which is known. Most go into %3.")
                             .arg(says.link(format::count(longest->count), { tr("Invoiced, every part known"), longest->rows }), all,
                                 words::ofWaterfallPart(longest->part)));
    else
        says.setSentence(tr("Of none of the %1 invoiced is every part known. What goes through Sluice, from the check to the invoice, will show here.")
                             .arg(all));
    says.setDefinition(days.definition);
    m_parts->setWords(says);
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
    QStringList booked, unbilled;
    for (const desk::BilledMonth &month : figure.months) {
        booked += month.bookedRows;
        unbilled += month.notDueRows + month.readyRows + month.waitingRows + month.blockedRows;
    }
    const FigureWords::Rows bookedRows { tr("Booked · %1").arg(format::money(figure.booked)), booked };
    FigureWords words;
    words.setFigure(format::shortMoney(figure.unbilled), { tr("Unbilled · %1").arg(format::money(figure.unbilled)), unbilled });
    words.setChange(tr("unbilled of %1 booked").arg(words.link(format::shortMoney(figure.booked), bookedRows)));
    words.setSentence(figure.ties ? tr("Booked %1 = billed + unbilled, to the cent.").arg(words.link(format::money(figure.booked), bookedRows))
                                  : tr("Does not tie by %1.").arg(format::money(figure.doesNotTieBy)));
    words.setDefinition(figure.definition + QLatin1Char(' ') + tr("As of %1.").arg(format::dateTime(figure.asOf)));
    m_billed->setWords(words);
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
    QStringList all;
    for (const desk::AgeingBucket &bucket : figure.buckets)
        all += bucket.rows;
    FigureWords words;
    words.setSentence(tr("%1 earned and not covered by an invoice, by days since the billing event; what is left of a request that was invoiced in part or credited is in it.")
                          .arg(words.link(format::money(figure.total), { tr("Earned and not invoiced · %1").arg(format::money(figure.total)), all })));
    words.setDefinition(figure.definition + QLatin1Char(' ') + tr("As of %1.").arg(format::dateTime(figure.asOf)));
    m_ageing->setWords(words);
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
