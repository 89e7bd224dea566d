#include "reconcile/CertificateMaker.h"

#include "domain/Keys.h"
#include "reconcile/CertificateText.h"
#include "reconcile/Limits.h"
#include "rules/Phrases.h"

#include <map>

namespace sluice::reconcile {

using desk::Certificate;
using desk::IntentOutcome;

namespace {

/// Whether a moment lies in the month, told by the days of the company's own zone.
class Period {
public:
    Period(QDate month, std::span<const BooksAtHand> books)
        : m_month(month)
    {
        for (const BooksAtHand &one : books)
            m_zones.insert(one.realm, one.zone);
    }

    bool holds(const QString &realm, Instant at) const
    {
        if (!m_month.isValid())
            return true;
        const QDate day = toQDateTime(at).toTimeZone(m_zones.value(realm, QTimeZone::utc())).date();
        return day.year() == m_month.year() && day.month() == m_month.month();
    }

private:
    QDate m_month;
    QHash<QString, QTimeZone> m_zones;
};

desk::CertificateRow rowOf(const TracedIntent &traced, const CertificateInput &input, const QHash<QString, QString> &companies)
{
    const Intent &intent = traced.intent;
    desk::CertificateRow row;
    row.realm = intent.realm;
    row.companyName = companies.value(intent.realm, intent.realm);
    row.key = intent.key;
    row.revision = intent.revision;
    row.requestId = intent.requestId;
    row.dealId = intent.dealId;
    row.accountId = intent.accountId;
    row.title = rules::spoken(intent.title);
    row.dealName = input.dealNames.value(intent.dealId.value);
    row.accountName = input.accountNames.value(intent.accountId.value);
    row.intendedAt = intent.intendedAt;
    row.settledAt = intent.answeredAt;
    row.approvedBy = intent.approvedBy;
    row.amount = intent.amount;
    row.outcome = traced.outcome;
    row.why = intent.why;
    row.invoiceId = traced.document ? traced.document->id.value : intent.invoiceId;
    row.docNumber = traced.document ? traced.document->docNumber : intent.docNumber;
    row.findings = traced.findings;
    return row;
}

std::vector<desk::OutcomeSum> sumsOf(const std::vector<desk::CertificateRow> &rows)
{
    std::map<std::pair<int, QString>, desk::OutcomeSum> sums;
    for (const desk::CertificateRow &row : rows) {
        const Currency currency = row.amount.currency();
        const auto [sum, isNew] = sums.try_emplace(
            { static_cast<int>(row.outcome), currency.text() }, desk::OutcomeSum { row.outcome, Money(0, currency), 0 });
        sum->second.sum = sum->second.sum.plus(row.amount).value_or(sum->second.sum);
        ++sum->second.count;
    }
    std::vector<desk::OutcomeSum> ordered;
    ordered.reserve(sums.size());
    for (const auto &[place, sum] : sums)
        ordered.push_back(sum);
    return ordered;
}

std::vector<desk::CertificateCompany> companiesOf(const CertificateInput &input, const Period &period)
{
    std::vector<desk::CertificateCompany> companies;
    for (const BooksAtHand &books : input.books) {
        desk::CertificateCompany company { books.realm, books.name, QString::fromLatin1(books.zone.id()), books.connected,
            books.readAt, books.censusAt, 0 };
        for (const Invoice &invoice : books.invoices)
            company.documents += !invoice.deleted && keyInNote(invoice.privateNote) && period.holds(books.realm, invoice.createdAt);
        companies.push_back(std::move(company));
    }
    return companies;
}

} // namespace

Certificate makeCertificate(const CertificateInput &input)
{
    Census census = takeCensus(input.journal.book.intents(), input.books);
    const Period period(input.month, input.books);
    QHash<QString, QString> companies;
    for (const BooksAtHand &books : input.books)
        companies.insert(books.realm, books.name);

    Certificate certificate;
    certificate.month = input.month.isValid() ? QDate(input.month.year(), input.month.month(), 1) : QDate();
    certificate.madeAt = input.now;
    certificate.journalId = input.journal.id;
    certificate.head = input.journal.head;
    certificate.events = input.journal.events;
    if (const std::optional<WitnessWord> &word = input.journal.witness)
        certificate.witness = Certificate::Witness { word->at, word->events, word->head, word->agrees };
    certificate.witnessRead = input.journal.witnessRead;
    certificate.companies = companiesOf(input, period);
    for (const TracedIntent &traced : census.traced) {
        if (period.holds(traced.intent.realm, traced.intent.intendedAt))
            certificate.rows.push_back(rowOf(traced, input, companies));
    }
    for (const Contradiction &contradiction : input.journal.contradictions) {
        if (period.holds({}, contradiction.at))
            certificate.findings.push_back(findingOf(contradiction));
    }
    for (desk::CensusFinding &finding : census.findings) {
        if (period.holds(finding.realm, finding.at))
            certificate.findings.push_back(std::move(finding));
    }
    for (const desk::CensusFinding &finding : certificate.findings)
        certificate.faults += finding.isFault;
    for (const desk::CertificateRow &row : certificate.rows)
        certificate.unsettled += row.outcome == IntentOutcome::Uncertain;
    certificate.sums = sumsOf(certificate.rows);
    certificate.limits = limitsOf(certificate);
    certificate.text = textOf(certificate);
    certificate.csv = csvOf(certificate);
    return certificate;
}

} // namespace sluice::reconcile
