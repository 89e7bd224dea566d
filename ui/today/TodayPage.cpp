#include "ui/today/TodayPage.h"

#include "ui/kit/Controls.h"
#include "ui/kit/DetailPane.h"
#include "ui/kit/Facts.h"
#include "ui/kit/Format.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/Words.h"
#include "ui/today/CauseBars.h"
#include "ui/today/Tile.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

QString sumsText(const std::vector<desk::CurrencySum> &sums)
{
    QStringList parts;
    for (const desk::CurrencySum &sum : sums)
        parts += format::shortMoney(sum.sum);
    return parts.join(QStringLiteral("  ·  "));
}

Target everythingOn(const QString &screen)
{
    Target target;
    target.screen = screen;
    target.everything = true;
    return target;
}

} // namespace

TodayPage::TodayPage(const AppContext &context, QWidget *parent)
    : Page(context, QStringLiteral("today"), tr("Today"),
          { QStringLiteral("exceptions"), QStringLiteral("approvals"), QStringLiteral("requests"), QStringLiteral("invoices"), QStringLiteral("connections"), QStringLiteral("people") },
          parent)
    , m_area(new QWidget)
    , m_column(new QVBoxLayout(m_area))
{
    headRow()->addStretch(1);
    m_column->setContentsMargins(0, 0, space::s, space::l);
    m_column->setSpacing(space::m);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("What needs me"));
    scroll->setWidget(m_area);
    body()->addWidget(scroll, 1);
}

void TodayPage::refresh()
{
    struct Seen {
        desk::TodayBoard board;
        QList<Role> roles;
    };
    backend().ask<Seen>(
        this,
        [email = me()](desk::Reader &reader) -> Result<Seen> {
            Result<desk::TodayBoard> board = reader.today(email);
            if (!board)
                return tl::unexpected(board.error());
            Result<std::vector<Person>> people = reader.people();
            if (!people)
                return tl::unexpected(people.error());
            Seen seen { std::move(*board), {} };
            for (const Person &person : *people) {
                if (person.email == email)
                    seen.roles = person.roles;
            }
            return seen;
        },
        [this](Result<Seen> seen) {
            if (seen)
                show(seen->board, seen->roles);
            else
                messages().showProblem(words::problemOf(tr("Today could not be read."), seen.error()), tr("Try again"), [this] { refresh(); });
        });
}

void TodayPage::show(const desk::TodayBoard &board, const QList<Role> &roles)
{
    DetailPane::clear(m_column);
    const bool allDone = std::all_of(board.firstSteps.begin(), board.firstSteps.end(), [](const auto &step) { return step.done; });
    if (!allDone)
        addSteps(board);
    // What the person decides comes first; the rest of the house stays in sight below.
    const bool decides = roles.contains(Role::Controller) || roles.contains(Role::Cfo);
    if (decides) {
        addControllerTiles(board);
        addClerkTiles(board);
    } else {
        addClerkTiles(board);
        addControllerTiles(board);
    }
    addCauses(board);
    m_column->addStretch(1);
}

void TodayPage::addSteps(const desk::TodayBoard &board)
{
    auto *card = new QFrame(m_area);
    setRole(card, "card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->addWidget(makeSectionHead(tr("First steps"), card));
    const auto nameOfStep = [](const QString &id) {
        if (id == QLatin1String("salesforce"))
            return tr("Sign in to Salesforce");
        if (id == QLatin1String("quickbooks"))
            return tr("Sign in to a QuickBooks company");
        if (id == QLatin1String("sync"))
            return tr("Read both systems for the first time");
        if (id == QLatin1String("people"))
            return tr("Give people their roles");
        if (id == QLatin1String("policy"))
            return tr("Look at the policy in force");
        return id;
    };
    for (const desk::TodayBoard::Step &step : board.firstSteps) {
        auto *row = new QHBoxLayout;
        row->addWidget(new ChipLabel(step.done ? tr("Done") : tr("Open"), step.done ? Tone::Good : Tone::Warn, card));
        row->addWidget(makeLabel(nameOfStep(step.id), Type::Body, step.done ? Ink::Muted : Ink::Text, card), 1);
        if (!step.done) {
            QPushButton *button = makeButton(step.id == QLatin1String("sync") ? tr("Sync now") : tr("Go there"), ButtonRole::Link, card);
            connect(button, &QPushButton::clicked, this, [this, id = step.id] {
                if (id == QLatin1String("sync"))
                    backend().syncNow();
                else
                    Q_EMIT goTo({ QStringLiteral("setup"), {}, id });
            });
            row->addWidget(button);
        }
        column->addLayout(row);
    }
    m_column->addWidget(card);
}

QWidget *TodayPage::tile(const QString &name, const QString &figure, const QString &under, Tone tone, const Target &target)
{
    auto *made = new Tile(name, figure, under, tone, m_area);
    connect(made, &Tile::clicked, this, [this, target] { Q_EMIT goTo(target); });
    return made;
}

void TodayPage::addHead(const QString &head, const QList<std::pair<QString, Target>> &beside)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::l);
    row->addWidget(makeSectionHead(head, m_area));
    row->addStretch(1);
    for (const auto &[text, target] : beside) {
        QPushButton *link = makeButton(text, ButtonRole::Link, m_area);
        connect(link, &QPushButton::clicked, this, [this, to = target] { Q_EMIT goTo(to); });
        row->addWidget(link);
    }
    m_column->addLayout(row);
}

void TodayPage::addTiles(const QList<QWidget *> &tiles)
{
    auto *grid = new QGridLayout;
    grid->setSpacing(space::m);
    const int columns = static_cast<int>(std::clamp<qsizetype>(tiles.size(), 4, 5));
    for (qsizetype i = 0; i < tiles.size(); ++i)
        grid->addWidget(tiles.at(i), static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
    m_column->addLayout(grid);
}

void TodayPage::addClerkTiles(const desk::TodayBoard &board)
{
    const QString exceptions = QStringLiteral("exceptions");
    QList<QWidget *> tiles;
    if (board.uncertain > 0)
        tiles += tile(tr("Uncertain writes"), format::count(board.uncertain), tr("looked up before anything else"), Tone::Bad,
            { QStringLiteral("requests"), QStringLiteral("state:uncertain|posting") });
    tiles += tile(tr("Past their promise"), format::count(board.breached), tr("oldest promise first"), board.breached > 0 ? Tone::Bad : Tone::Neutral,
        { exceptions, QStringLiteral("state:open is:breached") });
    tiles += tile(tr("Due today"), format::count(board.dueToday), tr("before the day is over"), board.dueToday > 0 ? Tone::Warn : Tone::Neutral,
        { exceptions, QStringLiteral("state:open -is:breached due:=%1").arg(format::localDay(backend().now()).toString(Qt::ISODate)) });
    tiles += tile(tr("New since yesterday"), format::count(board.newSinceYesterday), tr("opened in the last 24 hours"), Tone::Neutral,
        { exceptions, QStringLiteral("-state:resolved age:<1d") });
    tiles += tile(tr("Mine"), format::count(board.mine), tr("handed to me"), Tone::Neutral, { exceptions, QStringLiteral("-state:resolved owner:me") });
    addHead(tr("The queue"), { { tr("%n exception(s) open", nullptr, board.exceptionsOpen), { exceptions, QStringLiteral("state:open") } } });
    addTiles(tiles);
}

void TodayPage::addControllerTiles(const desk::TodayBoard &board)
{
    const QString approvals = QStringLiteral("approvals");
    QList<QWidget *> tiles;
    tiles += tile(tr("Waiting for approval"), format::count(board.approvalsWaiting), sumsText(board.waitingApproval), Tone::Neutral, everythingOn(approvals));
    tiles += tile(tr("Clean"), format::count(board.approvalsClean), tr("may be approved together"), Tone::Neutral, { approvals, QStringLiteral("risk:none") });
    tiles += tile(tr("With marks"), format::count(board.approvalsWaiting - board.approvalsClean), tr("worth a closer look"),
        board.approvalsWaiting > board.approvalsClean ? Tone::Warn : Tone::Neutral, { approvals, QStringLiteral("-risk:none") });
    tiles += tile(tr("By-pass invoices"), format::count(board.foreignInvoices), tr("made outside Sluice"), board.foreignInvoices > 0 ? Tone::Warn : Tone::Neutral,
        { QStringLiteral("invoices"), byPassFilter() });
    const auto opened = [](const QString &title, const QStringList &ids) {
        Target target = everythingOn(QStringLiteral("requests"));
        target.rows = ids;
        target.title = title;
        return target;
    };
    QList<std::pair<QString, Target>> today;
    const QString posted = tr("%1 posted today").arg(format::count(board.postedToday)),
                  paid = tr("%1 paid today").arg(format::count(board.paidToday));
    if (board.postedToday > 0)
        today += { posted, opened(posted, board.postedRows) };
    if (board.paidToday > 0)
        today += { paid, opened(paid, board.paidRows) };
    addHead(tr("Approvals and control"), today);
    addTiles(tiles);
}

void TodayPage::addCauses(const desk::TodayBoard &board)
{
    if (board.causes.empty())
        return;
    addHead(tr("Money blocked by cause"), { { sumsText(board.blocked), { QStringLiteral("exceptions"), QStringLiteral("-state:resolved") } } });
    auto *card = new QFrame(m_area);
    setRole(card, "card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::s, space::s, space::s, space::s);
    auto *bars = new CauseBars(board.causes, card);
    column->addWidget(bars);
    connect(bars, &CauseBars::chosen, this,
        [this](Cause cause) { Q_EMIT goTo({ QStringLiteral("exceptions"), QStringLiteral("-state:resolved cause:%1").arg(nameOf(cause)) }); });
    m_column->addWidget(card);
}

} // namespace sluice::ui
