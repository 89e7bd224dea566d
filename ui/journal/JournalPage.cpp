#include "ui/journal/JournalPage.h"

#include "ui/journal/EventPane.h"
#include "ui/kit/Controls.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/Format.h"
#include "ui/kit/GridView.h"
#include "ui/kit/MessageLine.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace sluice::ui {

namespace {
constexpr int kPage = 1000;
}

JournalPage::JournalPage(const AppContext &context, QWidget *parent)
    : ListPage(context, QStringLiteral("journal"), tr("Journal"), { QStringLiteral("journal") }, parent)
    , m_model([](const desk::EventRow &row) { return QString::number(row.seq); }, this)
    , m_pane(new EventPane(this))
    , m_chain(makeLabel(tr("The chain has not been verified in this session."), Type::Body, Ink::Muted, this))
    , m_older(makeButton(tr("Load older events"), ButtonRole::Link, this))
{
    addColumns();
    build(m_model,
        { { tr("All"), {} }, { tr("Approvals"), QStringLiteral("kind:approval") }, { tr("Invoices"), QStringLiteral("kind:invoice") },
            { tr("Exceptions"), QStringLiteral("kind:exception") }, { tr("People"), QStringLiteral("kind:person") } },
        m_pane);
    view().setEmpty(tr("Nothing has been decided yet."), tr("Every decision and every external write will stand here."));
    auto *row = new QHBoxLayout;
    QPushButton *check = makeKeyButton(tr("Verify the chain"), QStringLiteral("V"), ButtonRole::Action, this);
    row->addWidget(check);
    row->addWidget(m_chain, 1);
    row->addWidget(m_older);
    body()->insertLayout(1, row);
    connect(check, &QPushButton::clicked, this, &JournalPage::verify);
    connect(m_older, &QPushButton::clicked, this, [this] {
        if (!m_model.rows().empty())
            load(m_model.rows().back().seq);
    });
    command(tr("Verify the chain"), QStringLiteral("V"), [this] { verify(); });
}

void JournalPage::addColumns()
{
    using Row = desk::EventRow;
    m_model.add({ .key = QStringLiteral("number"), .title = tr("Number"), .kind = CellKind::Number, .width = 72,
        .text = [](const Row &row) { return format::count(row.seq); },
        .number = [](const Row &row) { return row.seq; } });
    m_model.add({ .key = QStringLiteral("at"), .title = tr("When"), .kind = CellKind::Date, .width = 138,
        .text = [](const Row &row) { return format::dateTime(row.at); },
        .tip = [](const Row &row) { return format::dateTimeExact(row.at); },
        .number = [](const Row &row) { return toQDateTime(row.at).toLocalTime().date().toJulianDay(); } });
    m_model.add({ .key = QStringLiteral("what"), .title = tr("What happened"), .width = 260, .stretch = true,
        .text = [](const Row &row) { return row.summary; } });
    m_model.add({ .key = QStringLiteral("kind"), .title = tr("Kind"), .width = 150, .yields = true, .text = [](const Row &row) { return row.kind; } });
    m_model.add({ .key = QStringLiteral("actor"), .title = tr("Who"), .width = 180, .yields = true, .text = [](const Row &row) { return row.actor; } });
    m_model.add({ .key = QStringLiteral("subject"), .title = tr("Subject"), .width = 200, .hidden = true,
        .text = [](const Row &row) { return row.subject; } });
}

void JournalPage::refresh()
{
    load(0);
}

void JournalPage::load(qint64 before)
{
    view().showLoading();
    backend().ask<std::vector<desk::EventRow>>(
        this, [before](desk::Reader &reader) { return reader.journal({}, before, kPage); },
        [this, before](Result<std::vector<desk::EventRow>> page) {
            if (!page) {
                view().showProblem(words::problemOf(tr("The journal could not be read."), page.error()));
                return;
            }
            m_older->setVisible(static_cast<int>(page->size()) == kPage);
            std::vector<desk::EventRow> rows = before > 0 ? m_model.rows() : std::vector<desk::EventRow>();
            rows.insert(rows.end(), page->begin(), page->end());
            m_model.setRows(std::move(rows));
        });
}

void JournalPage::showDetail(const QString &key)
{
    if (const desk::EventRow *event = m_model.find(key))
        m_pane->showRow(*event);
    else
        m_pane->showNothing();
}

void JournalPage::verify()
{
    setInk(m_chain, Ink::Muted);
    m_chain->setText(tr("Verifying…"));
    backend().ask<desk::Reader::JournalState>(
        this, [](desk::Reader &reader) { return reader.verifyJournal(); },
        [this](Result<desk::Reader::JournalState> state) {
            if (!state) {
                m_chain->clear();
                messages().showProblem(words::problemOf(tr("The journal could not be verified."), state.error()));
                return;
            }
            setInk(m_chain, state->ok ? Ink::Good : Ink::Bad);
            m_chain->setText(state->ok ? tr("The chain holds: %1 events, head %2.").arg(format::count(state->events), state->head.left(12))
                                       : tr("The chain breaks at event %1: %2").arg(format::count(state->firstBad), state->why));
        });
}

} // namespace sluice::ui
