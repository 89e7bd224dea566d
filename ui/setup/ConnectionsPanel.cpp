#include "ui/setup/ConnectionsPanel.h"

#include "ui/kit/Backend.h"
#include "ui/kit/Controls.h"
#include "ui/kit/DetailPane.h"
#include "ui/kit/Facts.h"
#include "ui/kit/Format.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/Words.h"
#include "ui/setup/SignInCard.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

/// Of Salesforce it is the address one signs in at.
QString environmentOf(const desk::ConnectionRow &row)
{
    if (row.environment == QLatin1String("production"))
        return ConnectionsPanel::tr("Production");
    if (row.environment == QLatin1String("sandbox"))
        return ConnectionsPanel::tr("Sandbox");
    return row.environment == QLatin1String("custom") ? ConnectionsPanel::tr("at addresses of your own") : row.environment;
}

} // namespace

ConnectionsPanel::ConnectionsPanel(const AppContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_messages(new MessageLine(this))
    , m_signIn(new SignInCard(context, this))
    , m_cards(new QVBoxLayout)
    , m_area(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_messages);
    auto *add = new QHBoxLayout;
    QPushButton *salesforce = makeButton(tr("Sign in to Salesforce…"), ButtonRole::Plain, this);
    QPushButton *quickbooks = makeButton(tr("Sign in to a QuickBooks company…"), ButtonRole::Plain, this);
    add->addWidget(salesforce);
    add->addWidget(quickbooks);
    add->addStretch(1);
    column->addLayout(add);
    column->addWidget(m_signIn);
    auto *areaColumn = new QVBoxLayout(m_area);
    areaColumn->setContentsMargins(0, 0, space::s, space::l);
    m_cards->setSpacing(space::m);
    areaColumn->addLayout(m_cards);
    areaColumn->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Connections"));
    scroll->setWidget(m_area);
    column->addWidget(scroll, 1);
    connect(salesforce, &QPushButton::clicked, this, [this] { beginSignIn(QStringLiteral("salesforce")); });
    connect(quickbooks, &QPushButton::clicked, this, [this] { beginSignIn(QStringLiteral("quickbooks")); });
    connect(context.backend, &Backend::signOutRefused, this, &ConnectionsPanel::showRefusal);
    connect(context.backend, &Backend::changed, this, [this](const QStringList &what) {
        if (what.contains(QLatin1String("connections")))
            refresh();
    });
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &ConnectionsPanel::walk);
    m_tick.start();
    refresh();
}

QString ConnectionsPanel::ageText(Instant freshAt) const
{
    return tr("%1 ago, %2").arg(format::age(freshAt, m_context.backend->now()), format::dateTime(freshAt));
}

void ConnectionsPanel::walk()
{
    for (const Age &age : m_ages)
        age.label->setText(ageText(age.freshAt));
}

void ConnectionsPanel::beginSignIn(const QString &system)
{
    m_signIn->begin(system);
}

void ConnectionsPanel::refresh()
{
    m_context.backend->ask<desk::StatusLine>(
        this, [](desk::Reader &reader) { return reader.status(); },
        [this](Result<desk::StatusLine> status) {
            if (status)
                show(*status);
            else
                m_messages->showProblem(words::problemOf(tr("The connections could not be read."), status.error()), tr("Try again"), [this] { refresh(); });
        });
}

void ConnectionsPanel::show(const desk::StatusLine &status)
{
    m_ages.clear();
    DetailPane::clear(m_cards);
    if (status.connections.empty())
        m_cards->addWidget(makeProse(tr("Nothing is connected yet. Sign in to Salesforce first, then to each QuickBooks company that sends invoices."),
            Type::Section, Ink::Muted, m_area));
    for (const desk::ConnectionRow &row : status.connections) {
        m_names.insert(row.id, row.name);
        m_cards->addWidget(card(row));
    }
}

void ConnectionsPanel::signOut(const desk::ConnectionRow &row)
{
    const QString question = tr("Sign out of %1? Sluice stops reading and posting there; nothing is lost.").arg(row.name);
    m_messages->showNotice(question, tr("Sign out"), [this, id = row.id] { m_context.backend->signOut(id); });
}

/// A key goes on by itself, and whoever set it up relies on that: its end is asked for.
void ConnectionsPanel::signInAgain(const desk::ConnectionRow &row)
{
    if (row.jwtUser.isEmpty()) {
        m_signIn->beginAgain(row);
        return;
    }
    const QString question
        = tr("Sign in with the browser instead? Sluice then deletes the key of %1 on this machine, and goes on by itself "
             "only as long as your own sign-in lasts.").arg(row.jwtUser);
    m_messages->showNotice(question, tr("Replace the key"), [this, row] { m_signIn->beginAgain(row); });
}

void ConnectionsPanel::showRefusal(const QString &connectionId, const Error &error)
{
    words::Problem problem
        = words::problemOf(tr("%1 was not signed out.").arg(m_names.value(connectionId, connectionId)), error);
    if (error.code == QLatin1String("busy")) {
        problem.why = tr("Another Sluice is at work in this profile.");
        problem.todo = tr("Try again when it is done.");
    }
    m_messages->showProblem(problem);
}

QWidget *ConnectionsPanel::card(const desk::ConnectionRow &row)
{
    const Instant now = m_context.backend->now();
    auto *frame = new QFrame(m_area);
    setRole(frame, "card");
    frame->setAccessibleName(row.name);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    auto *head = new QHBoxLayout;
    const QString system = words::ofSystem(row.system);
    head->addWidget(makeSectionHead(row.name.isEmpty() || row.name == system ? system : system + QStringLiteral(" · ") + row.name, frame));
    head->addWidget(new ChipLabel(row.signedIn ? row.lastError.isEmpty() ? tr("Connected") : tr("Connected, with an error") : tr("Signed out"),
        row.signedIn ? row.lastError.isEmpty() ? Tone::Good : Tone::Warn : Tone::Bad, frame));
    head->addStretch(1);
    QPushButton *change = makeButton(tr("Change the registration…"), ButtonRole::Link, frame);
    const bool byKey = !row.jwtUser.isEmpty();
    QPushButton *again = makeButton(byKey ? tr("Use the browser instead…") : tr("Sign in again"), ButtonRole::Action, frame);
    QPushButton *out = makeButton(tr("Sign out"), ButtonRole::Action, frame);
    head->addWidget(again);
    head->addWidget(out);
    column->addLayout(head);
    auto *facts = new FactGrid(frame);
    facts->add(tr("Bills for"), row.entity);
    if (byKey)
        facts->add(tr("Signs in"), tr("by key as %1, without anybody").arg(row.jwtUser));
    facts->add(byKey ? tr("Last sign-in") : tr("Signed in as"), row.signedInAs);
    facts->add(tr("Environment"), environmentOf(row));
    if (row.freshAt)
        m_ages.push_back({ facts->addLabel(tr("Read"), ageText(*row.freshAt)), *row.freshAt });
    else
        facts->add(tr("Read"), tr("never"));
    if (row.reconnectBy) {
        const bool soon = *row.reconnectBy - now < std::chrono::hours(24 * 14);
        facts->add(tr("Sign in again by"), format::dateTime(*row.reconnectBy), soon ? Ink::Warn : Ink::Text);
    }
    if (row.readsThisMonth && row.readsAllowed) {
        facts->add(tr("Reads this month"), tr("%1 of %2").arg(format::count(*row.readsThisMonth), format::count(*row.readsAllowed)),
            *row.readsThisMonth > *row.readsAllowed / 10 * 8 ? Ink::Warn : Ink::Text);
    }
    facts->add(tr("Calls today"), row.callsLimit ? tr("%1 of %2").arg(format::count(row.callsToday), format::count(*row.callsLimit)) : format::count(row.callsToday));
    if (!row.remark.isEmpty())
        facts->add(tr("Pace"), words::asSentences({ row.remark }), Ink::Warn);
    if (!row.lastError.isEmpty())
        facts->add(tr("Last error"), words::asSentences({ row.lastError, row.whatToDo }), Ink::Bad);
    column->addWidget(facts);
    column->addWidget(change, 0, Qt::AlignLeft);
    change->setVisible(!byKey); // A sign-in with another app would be a browser's, and leave the key.
    connect(change, &QPushButton::clicked, this, [this, row] { m_signIn->change(row); });
    connect(again, &QPushButton::clicked, this, [this, row] { signInAgain(row); });
    connect(out, &QPushButton::clicked, this, [this, row] { signOut(row); });
    return frame;
}

} // namespace sluice::ui
