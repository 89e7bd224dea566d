#include "ui/exceptions/ExceptionsPage.h"

#include "ui/exceptions/AskSheet.h"
#include "ui/exceptions/ExceptionDetailPane.h"
#include "ui/exceptions/PauseSheet.h"
#include "ui/exceptions/PersonSheet.h"
#include "ui/kit/CauseSheet.h"
#include "ui/kit/Format.h"
#include "ui/kit/GridView.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/NoteSheet.h"

namespace sluice::ui {

using namespace std::chrono_literals;

ExceptionsPage::ExceptionsPage(const AppContext &context, QWidget *parent)
    : ListPage(context, QStringLiteral("exceptions"), tr("Exceptions"), { QStringLiteral("exceptions") }, parent)
    , m_model([](const desk::ExceptionRow &row) { return row.id.value; }, this)
    , m_pane(new ExceptionDetailPane(this))
{
    addExceptionColumns(m_model, [this] { return backend().now(); });
    m_model.setSort({ { m_model.columnOf(QStringLiteral("pressure")), Qt::DescendingOrder } });
    build(m_model,
        {
            { tr("Open"), QStringLiteral("-state:resolved -state:paused") },
            { tr("Mine"), QStringLiteral("-state:resolved owner:me") },
            { tr("Breached"), QStringLiteral("state:open is:breached") },
            { tr("Due in 4 h"), QStringLiteral("state:open sla:>=0h sla:<4h") },
            { tr("Missing PO"), QStringLiteral("-state:resolved cause:DEA-1") },
            { tr("Unmapped"), QStringLiteral("-state:resolved cause:ITM-1") },
            { tr("Paused"), QStringLiteral("state:paused") },
            { tr("Resolved"), QStringLiteral("state:resolved") },
        },
        m_pane);
    view().setRowHeight(settingsRowHeight(40));
    view().setEmpty(tr("Nothing is held up."), tr("New exceptions appear here by themselves after each sync."));
    m_detailTimer.setSingleShot(true);
    m_detailTimer.setInterval(30ms);
    connect(&m_detailTimer, &QTimer::timeout, this, &ExceptionsPage::loadDetail);
    connect(m_pane, &ExceptionDetailPane::actionRequested, this, &ExceptionsPage::act);
    connect(m_pane, &ExceptionDetailPane::siblingsRequested, this, [this](const QString &, const QString &) {
        if (const desk::ExceptionRow *row = current())
            open({ id(), QStringLiteral("cause:%1 field:\"%2\"").arg(nameOf(row->causeProposed), words::ofField(row->field)) });
    });
    connect(m_pane, &ExceptionDetailPane::requestRequested, this,
        [this](const QString &request) { Q_EMIT goTo({ QStringLiteral("requests"), {}, request }); });
    addKeys();
}

void ExceptionsPage::addKeys()
{
    command(tr("Ask the deal's owner"), QStringLiteral("C"), [this] { ask(); });
    command(tr("Tag the cause"), QStringLiteral("T"), [this] { tag(); });
    command(tr("Pause or resume"), QStringLiteral("H"), [this] { pause(); });
    command(tr("Assign"), QStringLiteral("A"), [this] { assign(); });
    command(tr("Resolve"), QStringLiteral("R"), [this] { resolve(); });
    command(tr("Reopen"), QStringLiteral("O"), [this] { reopen(); });
    command(tr("Undo my last decision"), QStringLiteral("Z"), [this] { undo(); });
}

void ExceptionsPage::refresh()
{
    view().showLoading();
    backend().ask<std::vector<desk::ExceptionRow>>(
        this, [](desk::Reader &reader) { return reader.exceptions({}); },
        [this](Result<std::vector<desk::ExceptionRow>> rows) {
            if (!rows) {
                view().showProblem(words::problemOf(tr("The exceptions could not be read."), rows.error()));
                return;
            }
            m_model.setRows(std::move(*rows));
            const auto open = std::count_if(m_model.rows().begin(), m_model.rows().end(),
                [](const desk::ExceptionRow &row) { return row.state == CaseState::Open; });
            const bool late = std::any_of(m_model.rows().begin(), m_model.rows().end(), [](const desk::ExceptionRow &row) {
                return row.state == CaseState::Open && row.sla == SlaState::Breached;
            });
            Q_EMIT countChanged(static_cast<int>(open), late);
        });
}

void ExceptionsPage::showDetail(const QString &key)
{
    if (key.isEmpty())
        m_pane->showNothing();
    else
        m_detailTimer.start();
}

void ExceptionsPage::loadDetail()
{
    const QString key = view().currentKey();
    if (key.isEmpty())
        return;
    backend().ask<desk::ExceptionDetail>(
        this, [key](desk::Reader &reader) { return reader.exception(CaseId(key)); },
        [this, key](Result<desk::ExceptionDetail> detail) {
            if (key != view().currentKey())
                return; // The cursor has moved on.
            if (detail)
                m_pane->showDetail(*detail, backend().now());
            else
                messages().showProblem(words::problemOf(tr("The exception could not be opened."), detail.error()));
        });
}

const desk::ExceptionRow *ExceptionsPage::current() const
{
    return m_model.rowAt(view().currentRow());
}

std::vector<CaseId> ExceptionsPage::marked() const
{
    std::vector<CaseId> ids;
    for (const QString &key : view().markedKeys())
        ids.emplace_back(key);
    return ids;
}

void ExceptionsPage::act(const QString &name)
{
    if (name == QLatin1String("ask"))
        ask();
    else if (name == QLatin1String("tag"))
        tag();
    else if (name == QLatin1String("pause"))
        pause();
    else if (name == QLatin1String("assign"))
        assign();
    else if (name == QLatin1String("resolve"))
        resolve();
    else if (name == QLatin1String("reopen"))
        reopen();
    view().setFocus();
}

void ExceptionsPage::giveEach(const QString &failure, const QString &done,
    std::function<Result<void>(desk::Orders &, const QString &, const CaseId &)> order)
{
    const std::vector<CaseId> ids = marked();
    if (ids.empty())
        return;
    const auto work = [ids, order = std::move(order), actor = me()](desk::Orders &orders, std::size_t i) { return order(orders, actor, ids[i]); };
    Page::giveEach(failure, namesOf(ids), work, [this, ids, done, actor = me()](const std::vector<std::size_t> &given) {
        Decision decision { actor, {} };
        for (const std::size_t i : given)
            decision.ids += ids[i];
        m_undo += decision;
        view().clearMarks();
        messages().showNotice(done, tr("Undo"), [this] { undo(); });
    });
}

QStringList ExceptionsPage::namesOf(const std::vector<CaseId> &ids) const
{
    QStringList names;
    for (const CaseId &id : ids) {
        const desk::ExceptionRow *row = m_model.find(id.value);
        names += !row ? id.value : row->dealName.isEmpty() ? row->accountName : row->dealName;
    }
    return names;
}

void ExceptionsPage::ask()
{
    const desk::ExceptionRow *row = current();
    if (!row || row->state == CaseState::Resolved)
        return;
    if (marked().size() > 1) {
        openAskSheet(marked(), {});
        return;
    }
    // Not what the detail shows: the cursor may be ahead of it, and the question would be another one's.
    backend().ask<desk::ExceptionDetail>(
        this, [id = row->id](desk::Reader &reader) { return reader.exception(id); },
        [this](Result<desk::ExceptionDetail> detail) {
            if (detail)
                openAskSheet({ detail->row.id }, detail->askText);
            else
                messages().showProblem(words::problemOf(tr("The exception could not be opened."), detail.error()));
        });
}

void ExceptionsPage::openAskSheet(const std::vector<CaseId> &ids, const QString &question)
{
    auto *sheet = new AskSheet(static_cast<int>(ids.size()), question, this);
    connect(sheet, &AskSheet::asked, this, [this, ids](const QString &text) {
        const auto work = [ids, text, actor = me()](desk::Orders &orders, std::size_t i) { return orders.ask(actor, ids[i], text); };
        Page::giveEach(tr("The question was not asked."), namesOf(ids), work, [this](const std::vector<std::size_t> &) {
            view().clearMarks();
            messages().showNotice(tr("Asked. The deal's owner gets a Salesforce Task with the next sync."));
        });
    });
    sheet->open();
}

void ExceptionsPage::tag()
{
    const desk::ExceptionRow *row = current();
    if (!row)
        return;
    auto *sheet = new CauseSheet(marked().size() == 1 ? tr("Root cause") : tr("Root cause of %1 exceptions").arg(marked().size()),
        tr("Press its key, or Enter for the proposed one."), tr("Tag"), row->cause.value_or(row->causeProposed),
        CauseSheet::Note::NoNote, this);
    connect(sheet, &CauseSheet::chosen, this, [this](Cause cause) {
        giveEach(tr("The cause was not tagged."), tr("Tagged %1.").arg(words::codeAndName(cause)),
            [cause](desk::Orders &orders, const QString &actor, const CaseId &id) { return orders.tag(actor, id, cause); });
    });
    sheet->open();
}

void ExceptionsPage::pause()
{
    const desk::ExceptionRow *row = current();
    if (!row)
        return;
    if (row->state == CaseState::Paused) {
        giveEach(tr("The clock was not resumed."), tr("The clock runs again."),
            [](desk::Orders &orders, const QString &actor, const CaseId &id) { return orders.resume(actor, id); });
        return;
    }
    auto *sheet = new PauseSheet(backend().now(), static_cast<int>(marked().size()), this);
    connect(sheet, &PauseSheet::chosen, this, [this](const QString &reason, Instant until, const QString &note) {
        giveEach(tr("The clock was not paused."), tr("Paused until %1.").arg(format::dateTime(until)),
            [reason, until, note](desk::Orders &orders, const QString &actor, const CaseId &id) {
                return orders.pause(actor, id, reason, until, note);
            });
    });
    sheet->open();
}

void ExceptionsPage::assign()
{
    if (!current())
        return;
    backend().ask<std::vector<Person>>(
        this, [](desk::Reader &reader) { return reader.people(); },
        [this](Result<std::vector<Person>> people) {
            if (!people) {
                messages().showProblem(words::problemOf(tr("The people could not be read."), people.error()));
                return;
            }
            auto *sheet = new PersonSheet(tr("Hand over to"), std::move(*people), me(), this);
            connect(sheet, &PersonSheet::chosen, this, [this](const QString &email) {
                giveEach(tr("It was not handed over."), tr("Handed over to %1.").arg(email),
                    [email](desk::Orders &orders, const QString &actor, const CaseId &id) { return orders.assign(actor, id, email); });
            });
            sheet->open();
        });
}

QString ExceptionsPage::whatResolvingDoes(desk::PersonsWord word)
{
    switch (word) {
    case desk::PersonsWord::None:
        return tr("An exception closes by itself when its check passes. Closing it by hand needs its cause.");
    case desk::PersonsWord::InvoiceBeside:
        return tr("A controller's word: what stands in the books bills something else. The invoice goes out beside it as soon as it is approved.");
    case desk::PersonsWord::OtherJournal:
        return tr("A controller's word: this journal is the one that counts. What was recorded elsewhere since is not known here, and posting goes on.");
    }
    Q_UNREACHABLE();
}

void ExceptionsPage::resolve()
{
    const desk::ExceptionRow *row = current();
    if (!row)
        return;
    QHash<QString, QString> seen; // With the sheet open it may become an exception about something else.
    desk::PersonsWord word = desk::PersonsWord::None;
    for (const CaseId &id : marked()) {
        const desk::ExceptionRow *one = m_model.find(id.value);
        seen.insert(id.value, one ? one->seen : QString());
        word = one ? std::max(word, one->word) : word;
    }
    auto *sheet = new CauseSheet(seen.size() == 1 ? tr("Resolve this exception") : tr("Resolve %1 exceptions").arg(seen.size()),
        word != desk::PersonsWord::None && seen.size() == 1 ? whatResolvingDoes(word) + QLatin1Char(' ') + tr("Found: %1").arg(row->found)
                                                            : whatResolvingDoes(word),
        tr("Resolve"), row->cause.value_or(row->causeProposed), CauseSheet::Note::WithNote, this);
    connect(sheet, &CauseSheet::chosen, this, [this, seen](Cause cause, const QString &note) {
        giveEach(tr("It was not resolved."), tr("Resolved as %1.").arg(words::codeAndName(cause)),
            [cause, note, seen](desk::Orders &orders, const QString &actor, const CaseId &id) {
                return orders.resolve(actor, id, cause, note, seen.value(id.value));
            });
    });
    sheet->open();
}

void ExceptionsPage::reopen()
{
    const desk::ExceptionRow *row = current();
    if (!row || row->state != CaseState::Resolved)
        return;
    auto *sheet = new NoteSheet(tr("Reopen this exception"), tr("It starts its next cycle with a clock of its own."),
        tr("Reopen"), NoteSheet::Need::Required, this);
    connect(sheet, &NoteSheet::written, this, [this](const QString &note) {
        giveEach(tr("It was not reopened."), tr("Reopened."),
            [note](desk::Orders &orders, const QString &actor, const CaseId &id) { return orders.reopen(actor, id, note); });
    });
    sheet->open();
}

void ExceptionsPage::undo()
{
    const auto mine = std::find_if(m_undo.crbegin(), m_undo.crend(), [this](const Decision &decision) { return decision.actor == me(); });
    if (mine == m_undo.crend()) {
        messages().showNotice(m_undo.isEmpty() ? tr("There is nothing of yours to undo here.")
                                               : tr("There is nothing of yours to undo here. The last decision was made as %1, and only they can take it back.")
                                                     .arg(m_undo.last().actor));
        return;
    }
    const QList<CaseId> ids = mine->ids;
    m_undo.removeAt(std::distance(m_undo.cbegin(), mine.base()) - 1);
    const auto work = [ids, actor = me()](desk::Orders &orders) -> Result<void> {
        for (const CaseId &id : ids) {
            if (Result<void> undone = orders.undo(actor, id); !undone)
                return undone;
        }
        return {};
    };
    give(tr("It could not be undone."), work, [this, first = ids.first().value] {
        messages().showNotice(tr("Taken back."));
        view().goToKey(first);
    });
}

} // namespace sluice::ui
