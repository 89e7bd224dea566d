#include "engine/desk/DeskReader.h"

#include "billing/Presence.h"
#include "domain/Keys.h"
#include "engine/Assessment.h"
#include "engine/People.h"
#include "engine/Policies.h"
#include "engine/desk/EventSentences.h"
#include "engine/desk/Preview.h"
#include "engine/desk/RequestRows.h"

#include <QSet>

namespace sluice::engine {

DeskReader::DeskReader(const mirror::Facts &facts, const mirror::ViewStore &views, const journal::Journal &journal,
    const Clock &clock, const Settings &settings)
    : m_facts(facts)
    , m_views(views)
    , m_journal(journal)
    , m_clock(clock)
    , m_settings(settings)
{
}

DeskReader::~DeskReader() = default;

Result<rules::Policy> DeskReader::policyNow() const
{
    return policyInForce(m_journal);
}

Result<const billing::World *> DeskReader::world()
{
    const Result<qint64> seq = m_views.appliedSeq();
    const Result<qint64> generation = m_facts.generation();
    const Result<QString> assessed = m_views.note(kAssessedNote);
    if (!seq || !generation || !assessed)
        return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
    const QString stamp = QStringLiteral("%1/%2/%3").arg(*seq).arg(*generation).arg(*assessed);
    if (m_world && stamp == m_worldStamp)
        return m_world.get();
    QHash<QString, QString> entities;
    for (const ConnectionSettings &connection : m_settings.connections)
        entities.insert(connection.realm, connection.entity);
    Result<std::unique_ptr<billing::World>> loaded = billing::World::load(m_facts, m_views, entities);
    if (!loaded)
        return tl::unexpected(loaded.error());
    m_world = std::move(*loaded);
    m_worldStamp = stamp;
    return m_world.get();
}

Result<std::vector<desk::RequestRow>> DeskReader::requests(std::optional<RequestState> state)
{
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    std::vector<desk::RequestRow> rows;
    for (const mirror::RequestView &view : (*loaded)->requests) {
        if (!state || view.state == *state)
            rows.push_back(requestRow(**loaded, view));
    }
    return rows;
}

Result<std::vector<desk::RequestRow>> DeskReader::requestsById(const QStringList &ids)
{
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    const QSet<QString> wanted(ids.begin(), ids.end());
    std::vector<desk::RequestRow> rows;
    for (const mirror::RequestView &view : (*loaded)->requests) {
        if (wanted.contains(view.request.id.value))
            rows.push_back(requestRow(**loaded, view));
    }
    return rows;
}

Result<desk::RequestDetail> DeskReader::request(const RequestId &id)
{
    const Result<const billing::World *> loaded = world();
    const Result<rules::Policy> policy = policyNow();
    const Result<std::vector<journal::Event>> history = m_journal.ofSubject(subjectOf(id));
    if (!loaded || !policy || !history)
        return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
    for (const mirror::RequestView &view : (*loaded)->requests) {
        if (!(view.request.id == id))
            continue;
        desk::RequestDetail detail;
        detail.row = requestRow(**loaded, view);
        detail.fingerprint = view.fingerprint;
        Previewed previewed = previewOf(**loaded, view, *policy, m_clock.now());
        detail.preview = std::move(previewed.invoice);
        detail.dealLines = std::move(previewed.dealLines);
        detail.checks = std::move(previewed.checks);
        detail.differences = std::move(previewed.differences);
        detail.sinceApproval = std::move(previewed.sinceApproval);
        const billing::CompanyWorld *company = (*loaded)->company(view.invoiceRealm);
        const Invoice *stored = company ? company->invoiceById.value(view.invoiceId) : nullptr;
        if (stored && !stored->deleted)
            detail.preview = storedPreview(*company, *stored);
        if (const Deal *deal = (*loaded)->dealById.value(view.request.dealId)) {
            detail.dealStage = deal->stage;
            detail.dealTerms = deal->paymentTerms;
            detail.dealPo = deal->poNumber;
            detail.dealTaxCode = deal->taxCode;
            detail.dealEvent = deal->eventText;
            detail.delivery = deal->delivery ? nameOf(*deal->delivery) : QString();
            detail.dealClosedOn = deal->closeOn;
            detail.deliveredOn = view.deliveredOn.isValid() ? view.deliveredOn : deal->deliveredOn;
        }
        detail.history = eventRows(*history);
        if (const ConnectionSettings *crm = m_settings.salesforce())
            detail.salesforceUrl = crm->instanceUrl + QLatin1Char('/') + view.request.dealId.value;
        return detail;
    }
    return fail(ErrorKind::NotFound, QStringLiteral("there is no request %1").arg(id.value));
}

Result<std::vector<desk::InvoiceRow>> DeskReader::invoices()
{
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    const auto byInvoice = requestsByInvoice(**loaded);
    std::vector<desk::InvoiceRow> rows;
    for (const auto &company : (*loaded)->companies) {
        const QDate today = toQDateTime(m_clock.now()).toTimeZone(company->zone).date();
        for (const Invoice &invoice : company->invoices) {
            if (!invoice.deleted)
                rows.push_back(invoiceRow(**loaded, *company, invoice,
                    byInvoice.value(invoice.realm.value + QLatin1Char(':') + invoice.id.value), today));
        }
    }
    // Of what is gone the rows of the requests that name it: a mirror made anew holds no other trace.
    for (const mirror::RequestView &view : (*loaded)->requests) {
        if (billing::presenceOf(**loaded, view) == billing::Presence::Gone)
            rows.push_back(goneInvoiceRow(**loaded, view));
    }
    return rows;
}

Result<desk::InvoiceDetail> DeskReader::invoice(const QString &realm, const QString &id)
{
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    const billing::CompanyWorld *company = (*loaded)->company(realm);
    const Invoice *found = company ? company->invoiceById.value(id) : nullptr;
    const mirror::RequestView *view = requestsByInvoice(**loaded).value(realm + QLatin1Char(':') + id);
    const bool gone = view && billing::presenceOf(**loaded, *view) == billing::Presence::Gone;
    if (!gone && (!found || found->deleted))
        return fail(ErrorKind::NotFound, QStringLiteral("there is no invoice %1 in company %2").arg(id, realm));
    desk::InvoiceDetail detail;
    detail.row = gone ? goneInvoiceRow(**loaded, *view)
                      : invoiceRow(**loaded, *company, *found, view, toQDateTime(m_clock.now()).toTimeZone(company->zone).date());
    detail.stored = storedPreview(*company, gone ? billing::goneInvoice(*view) : *found);
    const Result<std::vector<Payment>> payments = m_facts.payments(realm);
    if (!payments)
        return tl::unexpected(payments.error());
    for (const Payment &payment : *payments) {
        for (const Payment::Application &application : payment.applications) {
            if (!payment.deleted && application.txnType == QLatin1String("Invoice") && application.txnId == id)
                (payment.total.isZero() ? detail.credits : detail.payments).emplace_back(payment.txnOn, application.amount);
        }
    }
    if (view) {
        for (const auto &entry : view->postedDifferences) {
            const QJsonObject difference = entry.toObject();
            detail.differences.push_back({ difference.value(QLatin1String("field")).toString(),
                difference.value(QLatin1String("intended")).toString(), difference.value(QLatin1String("stored")).toString() });
        }
        const Result<std::vector<journal::Event>> history = m_journal.ofSubject(subjectOf(view->request.id));
        if (!history)
            return tl::unexpected(history.error());
        detail.history = eventRows(*history);
    }
    return detail;
}

Result<std::vector<Person>> DeskReader::people()
{
    return peopleInForce(m_views);
}

} // namespace sluice::engine
