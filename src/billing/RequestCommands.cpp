#include "billing/RequestCommands.h"

#include "billing/RequestProjector.h"
#include "core/CanonicalJson.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace sluice::billing {

using mirror::Decision;
using mirror::RequestView;
namespace kind = journal::kind;

namespace {

constexpr qint64 kEvidenceBytesMax = 64LL * 1024 * 1024;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(billing)
};

} // namespace

RequestCommands::RequestCommands(const journal::Journal &journal, journal::Recorder &recorder,
    const mirror::ViewStore &views, const Clock &clock)
    : m_journal(journal)
    , m_recorder(recorder)
    , m_views(views)
    , m_clock(clock)
{
}

Result<void> RequestCommands::approve(const Person &actor, const rules::Staff &staff, const RequestId &id,
    const QString &fingerprint, const QString &note)
{
    rules::Permission permission;
    const Result<RequestView> view = findSubmitted(actor, staff, rules::Action::Approve, id, &permission);
    if (!view)
        return tl::unexpected(view.error());
    if (!fingerprint.isEmpty() && fingerprint != view->fingerprint)
        return fail(ErrorKind::Conflict, Say::tr("the request changed since you looked at it"));
    std::vector<journal::NewEvent> events;
    int version = view->version;
    for (const QString &role : permission.signsFor) {
        events.push_back({ kind::kApprovalGiven, subjectOf(id), actor.email,
            { { QStringLiteral("fingerprint"), view->fingerprint }, { QStringLiteral("decisive"), view->decisive },
                { QStringLiteral("role"), role }, { QStringLiteral("note"), note },
                { QStringLiteral("name"), actor.name }, { QStringLiteral("alone"), permission.alone } },
            version++ });
    }
    if (events.empty())
        return fail(ErrorKind::Forbidden, Say::tr("no signature of yours is needed here"));
    const auto recorded = m_recorder.record(std::move(events));
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

Result<void> RequestCommands::returnRequest(const Person &actor, const rules::Staff &staff, const RequestId &id,
    const QString &note)
{
    const Result<RequestView> view = findSubmitted(actor, staff, rules::Action::ReturnRequest, id);
    if (!view)
        return tl::unexpected(view.error());
    if (note.trimmed().isEmpty())
        return fail(ErrorKind::Usage, Say::tr("a return needs a note that says what is asked"));
    return record(actor, *view, kind::kApprovalReturned,
        { { QStringLiteral("note"), note }, { QStringLiteral("fingerprint"), view->fingerprint } });
}

Result<void> RequestCommands::reject(const Person &actor, const rules::Staff &staff, const RequestId &id,
    Cause cause, const QString &note)
{
    const Result<RequestView> view = findSubmitted(actor, staff, rules::Action::Reject, id);
    if (!view)
        return tl::unexpected(view.error());
    return record(actor, *view, kind::kApprovalRejected,
        { { QStringLiteral("cause"), nameOf(cause) }, { QStringLiteral("note"), note },
            { QStringLiteral("fingerprint"), view->fingerprint } });
}

Result<void> RequestCommands::confirmDelivery(const Person &actor, const rules::Staff &staff, const RequestId &id,
    QDate on, const QString &evidenceFile)
{
    const Result<RequestView> view = find(id);
    if (!view)
        return tl::unexpected(view.error());
    const Result<rules::ItemHistory> history = historyOf(*view);
    if (!history)
        return tl::unexpected(history.error());
    const rules::Permission permission = rules::permission(actor, rules::Action::ConfirmDelivery, *history, staff);
    if (!permission.allowed)
        return fail(ErrorKind::Forbidden, permission.whyNot);
    if (!on.isValid() || on > toQDateTime(m_clock.now()).date().addDays(1))
        return fail(ErrorKind::Usage, Say::tr("a delivery is confirmed on a date that has come"));
    if (!view->invoiceId.isEmpty())
        return fail(ErrorKind::Conflict, Say::tr("it is invoiced already"));
    QJsonObject payload { { QStringLiteral("on"), journal::dateText(on) } };
    if (!evidenceFile.isEmpty()) {
        QFile file(evidenceFile);
        if (!file.open(QIODevice::ReadOnly) || file.size() > kEvidenceBytesMax)
            return fail(ErrorKind::Usage, Say::tr("the evidence file cannot be read"));
        payload.insert(QStringLiteral("evidence_name"), QFileInfo(evidenceFile).fileName());
        payload.insert(QStringLiteral("evidence_sha256"), sha256Hex(file.readAll()));
    }
    if (permission.alone)
        payload.insert(QStringLiteral("alone"), true);
    return record(actor, *view, kind::kDeliveryConfirmed, payload);
}

Result<rules::ItemHistory> RequestCommands::historyOf(const RequestView &view) const
{
    rules::ItemHistory history;
    history.submittedBy = QStringLiteral("sluice");
    history.rolesStillNeeded = rolesOutstanding(view);
    for (const mirror::Signature &signature : view.signatures) {
        if (signature.fingerprint == view.fingerprint)
            history.signedBy.append(signature.actor);
    }
    if (!view.deliveredBy.isEmpty()) { // The view knows the last one: who confirmed before is not forgotten for a second one.
        const Result<std::vector<journal::Event>> own = m_journal.ofSubject(subjectOf(view.request.id));
        if (!own)
            return tl::unexpected(own.error());
        for (const journal::Event &event : *own) {
            if (event.kind == kind::kDeliveryConfirmed)
                history.deliveryConfirmedBy.append(event.actor);
        }
    }
    if (!view.realm.isEmpty()) {
        const Result<std::vector<journal::Event>> connections
            = m_journal.ofSubject(QStringLiteral("connection:") + view.realm);
        if (!connections)
            return tl::unexpected(connections.error());
        for (const journal::Event &event : *connections) {
            if (event.kind == kind::kConnectionAdded)
                history.companyConnectedBy.append(event.actor);
        }
    }
    return history;
}

Result<RequestView> RequestCommands::findSubmitted(const Person &actor, const rules::Staff &staff,
    rules::Action action, const RequestId &id, rules::Permission *permission) const
{
    Result<RequestView> view = find(id);
    if (!view)
        return view;
    const Result<rules::ItemHistory> history = historyOf(*view);
    if (!history)
        return tl::unexpected(history.error());
    const rules::Permission allowed = rules::permission(actor, action, *history, staff);
    if (permission)
        *permission = allowed;
    if (!allowed.allowed)
        return fail(ErrorKind::Forbidden, allowed.whyNot);
    if (view->decision != Decision::Submitted)
        return fail(ErrorKind::Conflict, Say::tr("it does not wait for a decision"));
    return view;
}

Result<RequestView> RequestCommands::find(const RequestId &id) const
{
    const Result<std::optional<RequestView>> view = m_views.request(id);
    if (!view)
        return tl::unexpected(view.error());
    if (!*view)
        return fail(ErrorKind::NotFound, Say::tr("there is no request %1").arg(id.value));
    return **view;
}

Result<void> RequestCommands::record(const Person &actor, const RequestView &view, const QString &eventKind, QJsonObject payload)
{
    const auto recorded
        = m_recorder.record({ { eventKind, subjectOf(view.request.id), actor.email, std::move(payload), view.version } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

} // namespace sluice::billing
