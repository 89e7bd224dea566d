#include "ui/journal/JournalPage.h"

#include "ui/journal/CertificateSheet.h"
#include "ui/journal/EventPane.h"
#include "ui/kit/Controls.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/Format.h"
#include "ui/kit/GridView.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/SaveDialog.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>

namespace sluice::ui {

namespace {

constexpr int kPage = 500;
constexpr int kRowsWanted = 60; ///< A filter that leaves fewer is given more to sieve.
constexpr std::chrono::milliseconds kTypingPause { 150 };

/// What the reader shall look for: the longest text that every wanted row must hold.
QString searchOf(const Filter &filter)
{
    QString longest;
    for (const FilterTerm &term : filter.terms()) {
        const bool isText = !term.negated && !term.milli && term.relation == FilterTerm::Relation::Has;
        const bool isSearched = term.key.isEmpty() || term.key == QLatin1String("kind") || term.key == QLatin1String("actor")
            || term.key == QLatin1String("subject");
        if (isText && isSearched && term.text != QLatin1String("none") && term.text != QLatin1String("me")
            && term.text.size() > longest.size())
            longest = term.text;
    }
    return longest;
}

/// Hands `show` over to the thread of the screens, and drops it once the page is gone.
std::function<void(qint64, qint64)> toldTo(QLabel *label, const QString &text)
{
    return [label = QPointer<QLabel>(label), text](qint64 done, qint64 total) {
        const auto show = [label, text, done, total] {
            if (label)
                label->setText(text.arg(format::count(done), format::count(total)));
        };
        QMetaObject::invokeMethod(QCoreApplication::instance(), show, Qt::QueuedConnection);
    };
}

} // namespace

JournalPage::JournalPage(const AppContext &context, QWidget *parent)
    : ListPage(context, QStringLiteral("journal"), tr("Journal"), { QStringLiteral("journal") }, parent)
    , m_model([](const desk::EventRow &row) { return QString::number(row.seq); }, this)
    , m_pane(new EventPane(this))
    , m_chain(makeLabel(tr("The chain has not been verified in this session."), Type::Body, Ink::Muted, this))
{
    addColumns();
    build(m_model,
        { { tr("All"), {} }, { tr("Approvals"), QStringLiteral("kind:approval") }, { tr("Invoices"), QStringLiteral("kind:invoice") },
            { tr("Exceptions"), QStringLiteral("kind:exception") }, { tr("People"), QStringLiteral("kind:person") } },
        m_pane);
    m_chain->setObjectName(QStringLiteral("journalChain"));
    auto *row = new QHBoxLayout;
    QPushButton *check = makeKeyButton(tr("Verify the chain"), QStringLiteral("V"), ButtonRole::Action, this);
    row->addWidget(check);
    QPushButton *certificate = makeKeyButton(tr("Certificate"), QStringLiteral("C"), ButtonRole::Action, this);
    row->addWidget(certificate);
    connect(certificate, &QPushButton::clicked, this, &JournalPage::openCertificate);
    command(tr("Certificate of posting"), QStringLiteral("C"), [this] { openCertificate(); });
    row->addWidget(m_chain, 1);
    body()->insertLayout(1, row);
    connect(check, &QPushButton::clicked, this, &JournalPage::verify);
    command(tr("Verify the chain"), QStringLiteral("V"), [this] { verify(); });
    command(tr("Export the whole journal"), QStringLiteral("Ctrl+Shift+E"), [this] { chooseExport(); });

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(&m_typing, &QTimer::timeout, this, &JournalPage::followFilter);
    connect(&m_model, &GridModel::modelReset, &m_typing, qOverload<>(&QTimer::start));
    connect(view().verticalScrollBar(), &QScrollBar::valueChanged, this, &JournalPage::loadOlderIfNear);
}

void JournalPage::openCertificate()
{
    auto *sheet = new CertificateSheet(context(), this);
    connect(sheet, &CertificateSheet::requestChosen, this, [this, sheet](const QString &request) {
        sheet->close();
        Target target;
        target.screen = QStringLiteral("requests");
        target.id = request;
        Q_EMIT goTo(target);
    });
    sheet->open();
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
        .number = [](const Row &row) { return format::localDay(row.at).toJulianDay(); } });
    m_model.add({ .key = QStringLiteral("what"), .title = tr("What happened"), .width = 260, .stretch = true,
        .text = [](const Row &row) { return format::readable(row.summary); } });
    m_model.add({ .key = QStringLiteral("kind"), .title = tr("Kind"), .width = 150, .yields = true, .text = [](const Row &row) { return row.kind; } });
    m_model.add({ .key = QStringLiteral("actor"), .title = tr("Who"), .width = 180, .yields = true, .text = [](const Row &row) { return row.actor; } });
    m_model.add({ .key = QStringLiteral("subject"), .title = tr("Subject"), .width = 200, .hidden = true,
        .text = [](const Row &row) { return row.subject; } });
    m_model.add({ .key = QStringLiteral("payload"), .title = tr("Payload"), .width = 200, .hidden = true,
        .text = [](const Row &row) { return row.payload; } });
}

void JournalPage::countAll()
{
    backend().ask<desk::StatusLine>(
        this, [](desk::Reader &reader) { return reader.status(); },
        [this](const Result<desk::StatusLine> &status) {
            if (!status || status->journalEvents == m_total)
                return;
            m_total = status->journalEvents;
            updateCounts();
            updateFoot();
        });
}

QString JournalPage::rowsText(int passing) const
{
    const QString all = format::count(m_total);
    if (m_total <= passing)
        return m_total == 1 ? tr("1 event") : tr("%1 events").arg(all);
    const bool mayBeMore = !m_atEnd && !m_model.filter().isEmpty();
    return mayBeMore ? tr("%1 found so far, of %2 events").arg(format::count(passing), all)
                     : tr("%1 of %2 events").arg(format::count(passing), all);
}

QString JournalPage::countText(const View &view, int count) const
{
    if (view.filter.isEmpty() && m_search.isEmpty() && m_total > 0)
        return format::count(m_total);
    return m_atEnd ? format::count(count) : tr("%1+").arg(format::count(count)); // Of those that were read.
}

void JournalPage::refresh()
{
    countAll();
    load(Take::Anew);
}

void JournalPage::followFilter()
{
    const QString search = searchOf(m_model.filter());
    if (search != m_search) {
        m_search = search;
        load(Take::Anew);
    } else if (m_model.passingCount() < kRowsWanted) {
        load(Take::Older);
    }
}

void JournalPage::loadOlderIfNear()
{
    const QScrollBar *bar = view().verticalScrollBar();
    if (bar->maximum() > 0 && bar->value() >= bar->maximum() - bar->pageStep())
        load(Take::Older);
}

void JournalPage::load(Take how)
{
    if (how == Take::Older && (m_loading || m_atEnd || m_model.rows().empty()))
        return;
    m_loading = true;
    view().showLoading();
    const int asked = how == Take::Anew ? ++m_asked : m_asked;
    const qint64 before = how == Take::Anew ? 0 : m_model.rows().back().seq;
    // After a change as much is read again as stood there, so that nobody is thrown back to the top.
    const bool isSameSearch = how == Take::Anew && !m_model.rows().empty();
    // The further back one goes, the more at once: the end of a long journal is a few strides away.
    const int limit = isSameSearch || how == Take::Older ? std::max(kPage, static_cast<int>(m_model.rows().size())) : kPage;
    backend().ask<std::vector<desk::EventRow>>(
        this, [search = m_search, before, limit](desk::Reader &reader) { return reader.journal(search, before, limit); },
        [this, how, asked, limit](Result<std::vector<desk::EventRow>> page) {
            if (asked != m_asked)
                return;
            m_loading = false;
            if (!page) {
                view().showProblem(words::problemOf(tr("The journal could not be read."), page.error()));
                return;
            }
            m_atEnd = static_cast<int>(page->size()) < limit;
            take(std::move(*page), how);
        });
}

void JournalPage::take(std::vector<desk::EventRow> page, Take how)
{
    const int at = view().verticalScrollBar()->value();
    std::vector<desk::EventRow> rows = how == Take::Older ? m_model.rows() : std::vector<desk::EventRow>();
    rows.insert(rows.end(), std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
    // No row was read: either there is none yet, or the search went through the whole journal in vain.
    if (m_search.isEmpty())
        view().setEmpty(tr("Nothing has been decided yet."), tr("Every decision and every external write will stand here."));
    else
        view().setEmpty(tr("No event in the journal fits this search."), tr("Search for something else, or press / and then Esc to take the search away."));
    m_model.setRows(std::move(rows));
    if (how == Take::Older) { // The cursor may be far above what is being looked at.
        view().doItemsLayout();
        view().verticalScrollBar()->setValue(at);
    }
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
        this,
        [told = toldTo(m_chain, tr("Verifying: %1 of %2 events…"))](desk::Reader &reader) { return reader.verifyJournal(told); },
        [this](Result<desk::Reader::JournalState> state) {
            if (state) {
                showVerified(*state);
                return;
            }
            m_chain->clear();
            messages().showProblem(words::problemOf(tr("The journal could not be verified."), state.error()));
        });
}

void JournalPage::showVerified(const desk::Reader::JournalState &state)
{
    setInk(m_chain, state.ok ? Ink::Good : Ink::Bad);
    m_chain->setText(state.ok ? tr("The chain holds: %1 events, head %2.").arg(format::count(state.events), state.head.left(12))
                              : tr("The chain breaks at event %1: %2").arg(format::count(state.firstBad), state.why));
}

void JournalPage::chooseExport()
{
    askWhereToSave({ QStringLiteral("journalExport"), tr("Export the whole journal"), tr("One event a line (*.jsonl)"), QStringLiteral("journal.jsonl") },
        settings(), this, [this](const QString &file) { exportTo(file); });
}

void JournalPage::exportTo(const QString &file)
{
    setInk(m_chain, Ink::Muted);
    backend().ask<qint64>(
        this,
        [file, told = toldTo(m_chain, tr("Exporting: %1 of %2 events…"))](desk::Reader &reader) { return reader.exportJournal(file, told); },
        [this, file](Result<qint64> events) {
            m_chain->clear();
            if (events)
                messages().showNotice(tr("%1 events written to %2.").arg(format::count(*events), file));
            else
                messages().showProblem(words::problemOf(tr("The journal could not be exported."), events.error()));
        });
}

} // namespace sluice::ui
