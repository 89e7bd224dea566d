#include "engine/ViewBatch.h"

#include "billing/Numbering.h"
#include "billing/RequestProjector.h"
#include "exceptions/CaseProjector.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"

namespace sluice::engine {

using journal::Event;
using journal::textOf;
using mirror::Outbox;
namespace kind = journal::kind;

namespace {

/// The id behind the colon of a subject, if the subject is of this kind.
std::optional<QString> idOf(const Event &event, QLatin1String subject)
{
    if (!event.subject.startsWith(subject))
        return {};
    return event.subject.mid(subject.size());
}

} // namespace

ViewBatch::ViewBatch(const journal::Journal &journal, mirror::ViewStore &views)
    : m_journal(journal)
    , m_views(views)
{
}

Result<void> ViewBatch::apply(const Event &event)
{
    if (event.subject.startsWith(QLatin1String("request:")))
        return applyToRequest(event);
    if (event.subject.startsWith(QLatin1String("exception:")))
        return applyToCase(event);
    if (event.subject.startsWith(QLatin1String("account:")))
        return applyToAccount(event);
    if (event.subject.startsWith(QLatin1String("product:")))
        return applyToProduct(event);
    if (event.subject.startsWith(QLatin1String("person:")))
        return applyToPerson(event);
    if (event.subject.startsWith(QLatin1String("writeback:")))
        return applyToWriteBack(event);
    if (event.kind == kind::kWitnessContradicted)
        return m_views.doubtWritten(); // A journal that we do not have told Salesforce something since.
    return {}; // Policy, connections and witness have no view of their own.
}

Result<void> ViewBatch::save()
{
    std::vector<mirror::RequestView> requests;
    requests.reserve(m_requests.size());
    for (auto &[id, view] : m_requests)
        requests.push_back(std::move(view));
    std::vector<mirror::CaseView> cases;
    cases.reserve(m_cases.size());
    for (auto &[id, view] : m_cases)
        cases.push_back(std::move(view));
    m_requests.clear();
    m_cases.clear();
    if (Result<void> saved = m_views.save(std::span<const mirror::RequestView>(requests)); !saved)
        return saved;
    for (auto at = m_numbers.cbegin(); at != m_numbers.cend(); ++at) {
        if (Result<void> remembered = billing::Numbering::remember(m_views, at.key(), at.value()); !remembered)
            return remembered;
    }
    m_numbers.clear();
    return m_views.save(std::span<const mirror::CaseView>(cases));
}

Result<void> ViewBatch::applyToRequest(const Event &event)
{
    const RequestId id(*idOf(event, QLatin1String("request:")));
    auto known = m_requests.find(id.value);
    if (known == m_requests.end()) {
        Result<std::optional<mirror::RequestView>> stored = m_views.request(id);
        if (!stored)
            return tl::unexpected(stored.error());
        mirror::RequestView view = stored->value_or(mirror::RequestView());
        view.request.id = id;
        known = m_requests.emplace(id.value, std::move(view)).first;
    }
    billing::applyToRequest(known->second, event);
    if (const auto asked = billing::Numbering::askedFor(event)) {
        qint64 &highest = m_numbers[asked->first];
        highest = std::max(highest, asked->second);
    }
    return {};
}

Result<void> ViewBatch::applyToCase(const Event &event)
{
    const CaseId id(*idOf(event, QLatin1String("exception:")));
    if (event.kind == kind::kExceptionUndone) {
        // Taking back changes what came before: the case is told anew from its whole history.
        Result<std::vector<Event>> history = m_journal.ofSubject(event.subject);
        if (!history)
            return tl::unexpected(history.error());
        std::erase_if(*history, [&](const Event &other) { return other.seq > event.seq; });
        m_cases[id.value] = exceptions::foldCase(id, *history);
        return {};
    }
    auto known = m_cases.find(id.value);
    if (known == m_cases.end()) {
        Result<std::optional<mirror::CaseView>> stored = m_views.oneCase(id);
        if (!stored)
            return tl::unexpected(stored.error());
        mirror::CaseView view = stored->value_or(mirror::CaseView());
        view.id = id;
        known = m_cases.emplace(id.value, std::move(view)).first;
    }
    exceptions::applyToCase(known->second, event);
    return event.kind == kind::kExceptionAsked ? applyAsked(known->second, event) : Result<void>();
}

Result<void> ViewBatch::applyAsked(const mirror::CaseView &view, const Event &event)
{
    mirror::TaskView task { view.accountId, textOf(event.payload, "key"), {}, QStringLiteral("asked") };
    const Result<std::vector<mirror::TaskView>> tasks = m_views.tasks();
    if (!tasks)
        return tl::unexpected(tasks.error());
    for (const mirror::TaskView &known : *tasks) {
        if (known.key == task.key)
            task.taskId = known.taskId; // Asked again: the Task that is there says it better.
    }
    return m_views.save(task);
}

Result<void> ViewBatch::applyToAccount(const Event &event)
{
    const AccountId account(*idOf(event, QLatin1String("account:")));
    if (event.kind == kind::kCustomerLinked)
        return m_views.save(mirror::CustomerLinkView { account, textOf(event.payload, "realm"),
            textOf(event.payload, "customer"), textOf(event.payload, "how") });
    if (event.kind == kind::kCustomerActivated)
        return m_views.save(mirror::ActivationView { account, event.actor, event.at });
    if (event.kind == kind::kCustomerIntended)
        return applyCustomerWrite(event, Outbox::Intended);
    if (event.kind == kind::kCustomerCreated)
        return applyCustomerWrite(event, Outbox::Posted);
    if (event.kind == kind::kCustomerUncertain)
        return applyCustomerWrite(event, Outbox::Uncertain);
    if (event.kind == kind::kCustomerNotSent)
        return applyCustomerWrite(event, Outbox::NotSent);
    if (event.kind == kind::kCustomerRejected)
        return applyCustomerWrite(event, Outbox::Refused);
    return {};
}

Result<void> ViewBatch::applyCustomerWrite(const Event &event, Outbox outbox)
{
    const AccountId account(*idOf(event, QLatin1String("account:")));
    const QString realm = textOf(event.payload, "realm");
    const Result<std::vector<mirror::CustomerWriteView>> writes = m_views.customerWrites();
    if (!writes)
        return tl::unexpected(writes.error());
    mirror::CustomerWriteView write;
    write.accountId = account;
    write.realm = realm;
    for (const mirror::CustomerWriteView &known : *writes) {
        if (known.accountId == account && known.realm == realm)
            write = known;
    }
    write.outbox = outbox;
    write.at = event.at;
    write.error.clear();
    if (outbox == Outbox::Intended) {
        write.key = textOf(event.payload, "key");
        write.name = textOf(event.payload, "name");
        write.body = textOf(event.payload, "body").toUtf8();
    } else if (outbox == Outbox::Refused) {
        write.error = textOf(event.payload, "message");
    } else if (outbox == Outbox::Uncertain || outbox == Outbox::NotSent) {
        write.error = textOf(event.payload, "why");
    }
    return m_views.save(write);
}

Result<void> ViewBatch::applyToProduct(const Event &event)
{
    const ProductId product(*idOf(event, QLatin1String("product:")));
    const QString realm = textOf(event.payload, "realm");
    if (event.kind == kind::kItemProposed)
        return m_views.save(mirror::ItemMappingView { product, realm, textOf(event.payload, "item"), event.actor, {} });
    if (event.kind != kind::kItemApproved)
        return {};
    const Result<std::vector<mirror::ItemMappingView>> mappings = m_views.itemMappings();
    if (!mappings)
        return tl::unexpected(mappings.error());
    for (mirror::ItemMappingView mapping : *mappings) {
        if (mapping.productId == product && mapping.realm == realm && mapping.itemId == textOf(event.payload, "item")) {
            mapping.approvedBy = event.actor;
            return m_views.save(mapping);
        }
    }
    return {};
}

Result<void> ViewBatch::applyToPerson(const Event &event)
{
    const QString email = *idOf(event, QLatin1String("person:"));
    const Result<std::vector<Person>> people = m_views.people();
    if (!people)
        return tl::unexpected(people.error());
    Person person;
    person.email = email;
    for (const Person &known : *people) {
        if (known.email == email)
            person = known;
    }
    if (event.kind == kind::kPersonSignedIn) {
        person.name = textOf(event.payload, "name");
        person.salesforceUserId = textOf(event.payload, "salesforce_user");
        const Result<QString> first = m_views.note(QStringLiteral("first_person"));
        if (first && first->isEmpty()) {
            if (Result<void> noted = m_views.setNote(QStringLiteral("first_person"), email); !noted)
                return noted;
        }
    } else if (const std::optional<Role> role = parseName<Role>(textOf(event.payload, "role"))) {
        person.roles.removeAll(*role);
        if (event.kind == kind::kPersonGranted)
            person.roles.append(*role);
    }
    return m_views.save(person);
}

Result<void> ViewBatch::applyToWriteBack(const Event &event)
{
    if (event.kind == kind::kTaskIntended || event.kind == kind::kTaskWritten) {
        const bool written = event.kind == kind::kTaskWritten;
        return m_views.save(mirror::TaskView { AccountId(textOf(event.payload, "account")), textOf(event.payload, "key"),
            textOf(event.payload, "task"), written ? textOf(event.payload, "state") : QStringLiteral("intended") });
    }
    if (event.kind != kind::kStatusIntended && event.kind != kind::kStatusWritten)
        return {};
    std::vector<mirror::WrittenView> written;
    const QString object = textOf(event.payload, "object");
    const QJsonArray doubted = event.payload.value(QLatin1String("ids")).toArray();
    for (const auto &id : doubted)
        written.push_back({ object, id.toString(), QString() });
    const QJsonArray records = event.payload.value(QLatin1String("records")).toArray();
    for (const auto &entry : records) {
        const QJsonObject record = entry.toObject();
        written.push_back({ object, textOf(record, "id"), textOf(record, "hash") });
    }
    return m_views.save(std::span<const mirror::WrittenView>(written));
}

} // namespace sluice::engine
