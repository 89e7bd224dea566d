#include "ui/approvals/ApprovalsPage.h"

#include "ui/approvals/ApprovalPane.h"
#include "ui/approvals/BulkSheet.h"
#include "ui/kit/CauseSheet.h"
#include "ui/kit/Format.h"
#include "ui/kit/GridView.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/NoteSheet.h"

namespace sluice::ui {

using namespace std::chrono_literals;

ApprovalsPage::ApprovalsPage(const AppContext &context, QWidget *parent)
    : ListPage(context, QStringLiteral("approvals"), tr("Approvals"), { QStringLiteral("approvals"), QStringLiteral("requests") }, parent)
    , m_model([](const desk::ApprovalRow &row) { return row.id; }, this)
    , m_pane(new ApprovalPane(this))
{
    addColumns();
    setDetailWidth(680);
    build(m_model,
        { { tr("Waiting"), {} }, { tr("Clean"), QStringLiteral("risk:none") }, { tr("At risk"), QStringLiteral("-risk:none") },
            { tr("Over 50k"), QStringLiteral(">50k") } },
        m_pane);
    view().setRowHeight(settingsRowHeight(40));
    view().setEmpty(tr("Nothing waits for your signature."), tr("Requests come here by themselves as soon as all their checks pass."));
    m_detailTimer.setSingleShot(true);
    m_detailTimer.setInterval(30ms);
    connect(&m_detailTimer, &QTimer::timeout, this, &ApprovalsPage::loadDetail);
    command(tr("Approve"), QStringLiteral("Y"), [this] { approve(); });
    command(tr("Return with a question"), QStringLiteral("R"), [this] { returnIt(); });
    command(tr("Reject with its cause"), QStringLiteral("N"), [this] { rejectIt(); });
    command(tr("Approve all clean ones"), QStringLiteral("Ctrl+Return"), [this] { approveClean(); });
    connect(m_pane, &ApprovalPane::actionRequested, this, [this](const QString &name) {
        if (name == QLatin1String("approve"))
            approve();
        else if (name == QLatin1String("return"))
            returnIt();
        else
            rejectIt();
        view().setFocus();
    });
}

void ApprovalsPage::addColumns()
{
    using Row = desk::ApprovalRow;
    m_model.add({ .key = QStringLiteral("deal"), .title = tr("Deal and account"), .kind = CellKind::TwoLines, .width = 150, .stretch = true,
        .text = [](const Row &row) { return row.dealName; },
        .shown = [](const Row &row) { return words::dealBeside(row.accountName, row.dealName); },
        .second = [](const Row &row) { return row.accountName; } });
    m_model.add({ .key = QStringLiteral("amount"), .title = tr("Amount"), .kind = CellKind::Money, .width = 122,
        .money = [](const Row &row) { return row.amount; } });
    m_model.add({ .key = QStringLiteral("risk"), .title = tr("Marks"), .kind = CellKind::Chip, .width = 134,
        .text = [](const Row &row) {
            if (row.risks.isEmpty())
                return QString();
            const QString first = words::ofRisk(row.risks.first());
            return row.risks.size() == 1 ? first : first + QStringLiteral(" +%1").arg(row.risks.size() - 1);
        },
        .second = [](const Row &row) { return row.risks.join(QLatin1Char(' ')); },
        .tip = [](const Row &row) {
            QStringList names;
            for (const QString &risk : row.risks)
                names += words::ofRisk(risk);
            return names.join(QLatin1Char('\n'));
        },
        .tone = [](const Row &) { return Tone::Warn; } });
    m_model.add({ .key = QStringLiteral("policy"), .title = tr("Policy"), .width = 60, .yields = true, .text = [](const Row &row) { return row.policy; } });
    m_model.add({ .key = QStringLiteral("age"), .title = tr("Waiting"), .kind = CellKind::Age, .width = 70, .yields = true,
        .text = [this](const Row &row) { return format::age(row.waitingSince, backend().now()); },
        .tip = [](const Row &row) { return format::dateTime(row.waitingSince); },
        .number = [this](const Row &row) { return (toMs(backend().now()) - toMs(row.waitingSince)) / 60000; } });
    m_model.add({ .key = QStringLiteral("entity"), .title = tr("Entity"), .width = 130, .yields = true, .text = [](const Row &row) { return row.entity; } });
    m_model.add({ .key = QStringLiteral("account"), .title = tr("Account"), .width = 160, .hidden = true,
        .text = [](const Row &row) { return row.accountName; } });
}

void ApprovalsPage::refresh()
{
    view().showLoading();
    backend().ask<std::vector<desk::ApprovalRow>>(
        this, [email = me()](desk::Reader &reader) { return reader.approvals(email); },
        [this](Result<std::vector<desk::ApprovalRow>> rows) {
            if (!rows) {
                view().showProblem(words::problemOf(tr("The approvals could not be read."), rows.error()));
                return;
            }
            m_model.setRows(std::move(*rows));
            showDetail(view().currentKey()); // It may have changed under the cursor.
        });
}

void ApprovalsPage::showDetail(const QString &key)
{
    if (key.isEmpty())
        m_pane->showNothing();
    else
        m_detailTimer.start();
}

void ApprovalsPage::loadDetail()
{
    const QString key = view().currentKey();
    if (key.isEmpty())
        return;
    backend().ask<desk::RequestDetail>(
        this, [key](desk::Reader &reader) { return reader.request(RequestId(key)); },
        [this, key](Result<desk::RequestDetail> detail) {
            const desk::ApprovalRow *row = current();
            if (!row || row->id != key)
                return;
            if (detail)
                m_pane->showDetail(*row, *detail, backend().now());
            else
                messages().showProblem(words::problemOf(tr("The request could not be opened."), detail.error()));
        });
}

const desk::ApprovalRow *ApprovalsPage::current() const
{
    return m_model.rowAt(view().currentRow());
}

const desk::ApprovalRow *ApprovalsPage::decidable()
{
    const desk::ApprovalRow *row = current();
    if (view().hasMarks()) { // Meant for what is marked, and not for what the cursor happens to stand on.
        messages().showNotice(tr("Rows are marked, and this is decided one by one. Press Esc to let go of the marks."));
        return nullptr;
    }
    if (row && !row->canDecide) {
        messages().showProblem({ tr("You may not decide this one."), row->whyNot, {} });
        return nullptr;
    }
    return row;
}

void ApprovalsPage::approve()
{
    if (view().hasMarks()) {
        approveClean();
        return;
    }
    const desk::ApprovalRow *row = decidable();
    if (!row)
        return;
    if (!m_pane->shows(*row)) { // The cursor is ahead of it: a signature is for what was seen.
        messages().showNotice(tr("Not approved yet: the invoice was not on the screen. Look at it and press Y again."));
        m_detailTimer.start();
        return;
    }
    give(tr("It was not approved."),
        [actor = me(), id = row->requestId, fingerprint = row->fingerprint](desk::Orders &orders) {
            return orders.approve(actor, id, fingerprint, {});
        },
        [this, text = tr("Approved: %1 for %2").arg(format::money(row->amount), row->accountName)] { messages().showNotice(text); });
}

void ApprovalsPage::returnIt()
{
    const desk::ApprovalRow *row = decidable();
    if (!row)
        return;
    auto *sheet = new NoteSheet(tr("Return with a question"), tr("The preparer gets it back with what you write."), tr("Return"), NoteSheet::Need::Required, this);
    connect(sheet, &NoteSheet::written, this, [this, id = row->requestId](const QString &note) {
        give(tr("It was not returned."), [actor = me(), id, note](desk::Orders &orders) { return orders.returnRequest(actor, id, note); },
            [this] { messages().showNotice(tr("Returned with your question.")); });
    });
    sheet->open();
}

void ApprovalsPage::rejectIt()
{
    const desk::ApprovalRow *row = decidable();
    if (!row)
        return;
    auto *sheet = new CauseSheet(tr("Reject this request"), tr("It will not be invoiced. The cause says what went wrong upstream."), tr("Reject"),
        std::nullopt, CauseSheet::Note::WithNote, this);
    connect(sheet, &CauseSheet::chosen, this, [this, id = row->requestId](Cause cause, const QString &note) {
        give(tr("It was not rejected."), [actor = me(), id, cause, note](desk::Orders &orders) { return orders.reject(actor, id, cause, note); },
            [this, cause] { messages().showNotice(tr("Rejected as %1.").arg(words::codeAndName(cause))); });
    });
    sheet->open();
}

void ApprovalsPage::approveClean()
{
    std::vector<desk::ApprovalRow> candidates;
    if (view().hasMarks()) {
        for (const int row : view().markedRows()) {
            if (const desk::ApprovalRow *approval = m_model.rowAt(row))
                candidates.push_back(*approval);
        }
    } else {
        for (const int source : m_model.passingRows()) // Also those of folded groups.
            candidates.push_back(m_model.rows()[static_cast<std::size_t>(source)]);
    }
    const BulkChoice choice = chooseForBulk(candidates);
    auto *sheet = new BulkSheet(choice, this);
    connect(sheet, &QDialog::accepted, this, [this, taken = choice.taken] {
        QStringList names;
        for (const desk::ApprovalRow &approval : taken)
            names += approval.dealName;
        const auto work = [taken, actor = me()](desk::Orders &orders, std::size_t i) {
            return orders.approve(actor, taken[i].requestId, taken[i].fingerprint, {});
        };
        giveEach(tr("Not all were approved."), names, work,
            [this](const std::vector<std::size_t> &given) { messages().showNotice(tr("Approved %1 requests.").arg(given.size())); });
    });
    sheet->open();
}

} // namespace sluice::ui
