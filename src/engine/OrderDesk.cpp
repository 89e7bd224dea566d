#include "engine/OrderDesk.h"

#include "engine/People.h"
#include "engine/Policies.h"

namespace sluice::engine {

using rules::Staff;

OrderDesk::OrderDesk(const journal::Journal &journal, journal::Recorder &recorder, const mirror::ViewStore &views,
    const mirror::Facts &facts, const Clock &clock)
    : m_journal(journal)
    , m_views(views)
    , m_durable(recorder)
    , m_requests(journal, m_durable, views, clock)
    , m_masterData(journal, m_durable, views, facts)
    , m_cases(journal, m_durable, views, facts, clock)
{
}

Result<void> OrderDesk::inTheNameOf(const QString &actor, const Order &order)
{
    if (const Result<void> followed = haveViewsFollow(); !followed)
        return followed;
    const Result<Staff> staff = staffInForce(m_views);
    if (!staff)
        return tl::unexpected(staff.error());
    const Result<Person> person = personNamed(staff->people, actor);
    if (!person)
        return tl::unexpected(person.error());
    return order(*person, *staff);
}

/// Who may do what, and what was decided, is read from the views: they must know all that the journal does.
Result<void> OrderDesk::haveViewsFollow()
{
    const Result<qint64> applied = m_views.appliedSeq();
    if (!applied)
        return tl::unexpected(applied.error());
    const Result<std::vector<journal::Event>> news = m_journal.after(*applied, 1);
    if (!news)
        return tl::unexpected(news.error());
    if (news->empty())
        return {};
    const auto followed = m_durable.record({}, journal::Durability::Normal);
    return followed ? Result<void>() : tl::unexpected(followed.error());
}

Result<void> OrderDesk::underPolicy(const QString &actor, const PolicyOrder &order)
{
    const Result<rules::Policy> policy = policyInForce(m_journal);
    if (!policy)
        return tl::unexpected(policy.error());
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) { return order(person, staff, *policy); });
}

Result<void> OrderDesk::approve(const QString &actor, const RequestId &id, const QString &fingerprint, const QString &note)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_requests.approve(person, staff, id, fingerprint, note);
    });
}

Result<void> OrderDesk::returnRequest(const QString &actor, const RequestId &id, const QString &note)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_requests.returnRequest(person, staff, id, note);
    });
}

Result<void> OrderDesk::reject(const QString &actor, const RequestId &id, Cause cause, const QString &note)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_requests.reject(person, staff, id, cause, note);
    });
}

Result<void> OrderDesk::confirmDelivery(const QString &actor, const RequestId &id, QDate on, const QString &evidenceFile)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_requests.confirmDelivery(person, staff, id, on, evidenceFile);
    });
}

Result<void> OrderDesk::assign(const QString &actor, const CaseId &id, const QString &to)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_cases.assign(person, staff, id, to);
    });
}

Result<void> OrderDesk::tag(const QString &actor, const CaseId &id, Cause cause)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_cases.tag(person, staff, id, cause);
    });
}

Result<void> OrderDesk::pause(const QString &actor, const CaseId &id, const QString &reason, Instant until,
    const QString &note)
{
    return underPolicy(actor, [&](const Person &person, const Staff &staff, const rules::Policy &policy) {
        return m_cases.pause(person, staff, id, reason, until, note, policy);
    });
}

Result<void> OrderDesk::resume(const QString &actor, const CaseId &id)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_cases.resume(person, staff, id);
    });
}

Result<void> OrderDesk::resolve(const QString &actor, const CaseId &id, Cause cause, const QString &note, const QString &seen)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_cases.resolve(person, staff, id, cause, note, seen);
    });
}

Result<void> OrderDesk::reopen(const QString &actor, const CaseId &id, const QString &note)
{
    return underPolicy(actor, [&](const Person &person, const Staff &staff, const rules::Policy &policy) {
        return m_cases.reopen(person, staff, id, note, policy);
    });
}

Result<void> OrderDesk::ask(const QString &actor, const CaseId &id, const QString &text)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_cases.ask(person, staff, id, text);
    });
}

Result<void> OrderDesk::undo(const QString &actor, const CaseId &id)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) { return m_cases.undo(person, staff, id); });
}

Result<void> OrderDesk::linkCustomer(const QString &actor, const AccountId &id, const QString &realm,
    const QString &customerId)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_masterData.linkCustomer(person, staff, id, realm, customerId);
    });
}

Result<void> OrderDesk::activateCustomer(const QString &actor, const AccountId &id, const QString &note)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_masterData.activateCustomer(person, staff, id, note);
    });
}

Result<void> OrderDesk::mapItem(const QString &actor, const ProductId &id, const QString &realm, const QString &itemId)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_masterData.mapItem(person, staff, id, realm, itemId);
    });
}

Result<void> OrderDesk::approveItem(const QString &actor, const ProductId &id)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_masterData.approveItem(person, staff, id);
    });
}

Result<void> OrderDesk::grant(const QString &actor, const QString &email, Role role)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_masterData.grant(person, staff, email, role);
    });
}

Result<void> OrderDesk::revoke(const QString &actor, const QString &email, Role role)
{
    return inTheNameOf(actor, [&](const Person &person, const Staff &staff) {
        return m_masterData.revoke(person, staff, email, role);
    });
}

} // namespace sluice::engine
