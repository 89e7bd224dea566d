#include "ui/dashboards/FigureRowsPane.h"

#include "ui/kit/Backend.h"
#include "ui/kit/Controls.h"
#include "ui/kit/Format.h"
#include "ui/kit/GridView.h"
#include "ui/kit/Words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <optional>

namespace sluice::ui {

namespace {

/// The sums of one currency over all rows.
struct Sums {
    qint64 booked = 0, billed = 0, unbilled = 0, over = 0;
};

/// Of the days to invoice; nothing when no row has any.
std::optional<double> medianOf(const std::vector<desk::FigureRow> &rows)
{
    std::vector<int> days;
    for (const desk::FigureRow &row : rows) {
        if (row.days)
            days.push_back(*row.days);
    }
    if (days.empty())
        return std::nullopt;
    std::sort(days.begin(), days.end());
    const std::size_t half = days.size() / 2;
    return days.size() % 2 == 1 ? days[half] : (days[half - 1] + days[half]) / 2.0;
}

} // namespace

FigureRowsPane::FigureRowsPane(const AppContext &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_model([](const desk::FigureRow &row) { return row.row.id.value; }, this)
    , m_title(makeLabel({}, Type::Section, Ink::Text, this, Weight::Strong))
    , m_sums(makeProse({}, Type::Body, Ink::Text, this))
{
    setRole(this, "card");
    setObjectName(QStringLiteral("figureRows"));
    addColumns();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::s, space::l, space::s);
    column->setSpacing(space::xs);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    QPushButton *open = makeButton(tr("Open in Requests"), ButtonRole::Action, this);
    QPushButton *close = makeKeyButton(tr("Close"), QStringLiteral("Esc"), ButtonRole::Action, this);
    head->addWidget(open);
    head->addWidget(close);
    column->addLayout(head);
    m_view = new GridView(m_model, QStringLiteral("figureRowsGrid"), tr("Rows of the figure"), this);
    m_view->setRowHeight(kRowCompact);
    m_view->setEmpty(tr("No rows."), {});
    column->addWidget(m_view, 1);
    m_sums->setObjectName(QStringLiteral("figureSums"));
    column->addWidget(m_sums);
    connect(open, &QPushButton::clicked, this, [this] { Q_EMIT rowsRequested(m_name, m_ids); });
    connect(close, &QPushButton::clicked, this, &FigureRowsPane::closeRequested);
    connect(m_view, &GridView::openRequested, this, &FigureRowsPane::requestRequested);
}

void FigureRowsPane::addColumns()
{
    using Row = desk::FigureRow;
    m_model.add({ .key = QStringLiteral("deal"), .title = tr("Deal and part"), .width = 220, .stretch = true,
        .text = [](const Row &row) { return row.row.title.isEmpty() ? row.row.dealName : row.row.dealName + QStringLiteral(" · ") + row.row.title; } });
    m_model.add({ .key = QStringLiteral("account"), .title = tr("Account"), .width = 170, .yields = true, .text = [](const Row &row) { return row.row.accountName; } });
    m_model.add({ .key = QStringLiteral("state"), .title = tr("State"), .kind = CellKind::Chip, .width = 130,
        .text = [](const Row &row) { return words::of(row.row.state); },
        .second = [](const Row &row) { return nameOf(row.row.state); },
        .tone = [](const Row &row) { return words::toneOf(row.row.state); } });
    const auto days = [this](const Row &row) { return m_days == Days::SinceEvent ? row.age : row.days; };
    m_model.add({ .key = QStringLiteral("days"), .title = tr("Days"), .kind = CellKind::Number, .width = 64,
        .text = [days](const Row &row) { return days(row) ? format::count(*days(row)) : QString(); },
        .number = [days](const Row &row) { return qint64(days(row).value_or(-1)); } });
    m_model.add({ .key = QStringLiteral("booked"), .title = tr("Booked"), .kind = CellKind::Money, .width = 124, .money = [](const Row &row) { return row.booked; } });
    m_model.add({ .key = QStringLiteral("billed"), .title = tr("Billed"), .kind = CellKind::Money, .width = 124, .money = [](const Row &row) { return row.billed; } });
    m_model.add({ .key = QStringLiteral("unbilled"), .title = tr("Unbilled"), .kind = CellKind::Money, .width = 124, .money = [](const Row &row) { return row.unbilled; } });
}

void FigureRowsPane::showRows(const QString &title, const QStringList &ids, const desk::FigureFilter &filter, Days days)
{
    m_days = days;
    m_name = title;
    m_ids = ids;
    m_ids.removeDuplicates(); // A request may stand in several marks, and is one row.
    m_title->setText(title);
    m_sums->clear();
    show();
    m_view->showLoading();
    m_context.backend->ask<std::vector<desk::FigureRow>>(
        this, [ids = m_ids, filter](desk::Reader &reader) { return reader.figureRows(ids, filter); },
        [this, ids = m_ids](Result<std::vector<desk::FigureRow>> rows) {
            if (ids != m_ids)
                return; // Another figure was opened meanwhile.
            if (!rows) {
                m_view->showProblem(words::problemOf(tr("The rows could not be read."), rows.error()));
                return;
            }
            m_model.setRows(std::move(*rows));
            updateSums();
            m_view->setFocus();
        });
}

void FigureRowsPane::updateSums()
{
    std::map<QString, std::pair<Currency, Sums>> byCurrency;
    for (const desk::FigureRow &row : m_model.rows()) {
        auto &[currency, sums] = byCurrency[row.booked.currency().text()];
        currency = row.booked.currency();
        sums.booked += row.booked.minor();
        sums.billed += row.billed.minor();
        sums.unbilled += row.unbilled.minor();
        sums.over += row.over.minor();
    }
    QStringList lines { m_model.rows().size() == 1 ? tr("1 row") : tr("%1 rows").arg(format::count(static_cast<qint64>(m_model.rows().size()))) };
    if (const std::optional<double> median = medianOf(m_model.rows()); median && m_days == Days::ToInvoice)
        lines += tr("median %1 d").arg(format::decimal(*median));
    for (const auto &[code, entry] : byCurrency) {
        const auto &[currency, sums] = entry;
        QString line = tr("booked %1 = billed %2 + unbilled %3").arg(format::money(Money(sums.booked, currency)),
            format::money(Money(sums.billed, currency)), format::money(Money(sums.unbilled, currency)));
        if (sums.over != 0)
            line += tr(" − over-billed %1").arg(format::money(Money(sums.over, currency)));
        lines += line;
    }
    m_sums->setText(lines.join(QStringLiteral("  ·  ")));
}

QString FigureRowsPane::sumText() const
{
    return m_sums->text();
}

QString FigureRowsPane::csv() const
{
    return m_view->csv();
}

} // namespace sluice::ui
