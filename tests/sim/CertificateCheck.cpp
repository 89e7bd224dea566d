#include "sim/CertificateCheck.h"

#include "engine/BooksAtHand.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"
#include "reconcile/CertificateMaker.h"
#include "sim/OwnInvoices.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

using desk::CensusFindingKind;
using desk::IntentOutcome;

namespace {

Result<desk::Certificate> certificateOf(TwoSystems &systems, Program &program)
{
    QHash<QString, QString> entities;
    for (const BillingCompany &company : systems.companies())
        entities.insert(company.realm, company.entity);
    const Result<reconcile::JournalReading> journal = reconcile::readJournal(program.journal());
    if (!journal)
        return tl::unexpected(journal.error());
    const Result<std::unique_ptr<billing::World>> world = billing::World::load(program.facts(), program.views(), entities);
    if (!world)
        return tl::unexpected(world.error());
    const auto books = engine::booksAtHand(**world, program.views(), QSet<QString>(entities.keyBegin(), entities.keyEnd()));
    if (!books)
        return tl::unexpected(books.error());
    return reconcile::makeCertificate({ *journal, *books, {}, systems.timeline().now(), {}, {} });
}

/// "realm:key" of everything that the journal says was intended.
QSet<QString> intendedKeys(const journal::Journal &journal)
{
    QSet<QString> keys;
    for (qint64 seq = 0;;) {
        const Result<std::vector<journal::Event>> events = journal.after(seq, 1000);
        if (!events || events->empty())
            return keys;
        seq = events->back().seq;
        for (const journal::Event &event : *events) {
            if (event.kind == journal::kind::kInvoiceIntended)
                keys.insert(journal::textOf(event.payload, "realm") + u':' + journal::textOf(event.payload, "key"));
        }
    }
}

bool isVoid(const OwnInvoice &invoice)
{
    return invoice.record[u"PrivateNote"].toString().startsWith(u"Voided"_s) && invoice.record[u"TotalAmt"].toDouble() == 0;
}

/// Whether the outcome that an intent has on paper is that of its document.
bool isTrue(IntentOutcome outcome, const OwnInvoice &invoice, bool isUndone)
{
    if (isUndone || isVoid(invoice))
        return outcome == IntentOutcome::Voided;
    if (outcome == IntentOutcome::Credited)
        return invoice.record[u"Balance"].toDouble() == 0;
    return outcome == IntentOutcome::Posted;
}

/// Whether what people did by hand can be the reason for a finding.
bool isExplained(const desk::CensusFinding &finding, const TwoSystems &systems, const std::optional<QSet<QString>> &lost)
{
    const QString place = finding.realm + u':' + finding.invoiceId;
    switch (finding.kind) {
    case CensusFindingKind::Altered: return systems.changedByHand().contains(place);
    case CensusFindingKind::Deleted:
    case CensusFindingKind::Voided: return systems.undoneByHand().contains(place);
    case CensusFindingKind::Foreign: return lost && lost->contains(finding.key);
    case CensusFindingKind::JournalOlder:
    case CensusFindingKind::JournalRewritten: return lost.has_value();
    case CensusFindingKind::Late: return true;
    case CensusFindingKind::Duplicate:
    case CensusFindingKind::Unapproved:
    case CensusFindingKind::Missing: return false;
    }
    Q_UNREACHABLE();
}

QStringList checkDocuments(TwoSystems &systems, const desk::Certificate &certificate, const QSet<QString> &lostKeys)
{
    QStringList wrong;
    QHash<QString, const desk::CertificateRow *> rows;
    for (const desk::CertificateRow &row : certificate.rows)
        rows.insert(row.realm + u':' + row.key, &row);
    QSet<QString> standing;
    for (const OwnInvoice &invoice : ownInvoices(systems)) {
        standing.insert(invoice.place());
        const desk::CertificateRow *row = rows.value(invoice.realm + u':' + invoice.key);
        const QString number = invoice.record[u"DocNumber"].toString();
        if (!row && !lostKeys.contains(invoice.key))
            wrong.append(u"the certificate knows nothing of invoice %1"_s.arg(number));
        else if (row && !isTrue(row->outcome, invoice, systems.undoneByHand().contains(invoice.place())))
            wrong.append(u"the certificate says %1 of invoice %2"_s.arg(reconcile::nameOf(row->outcome), number));
    }
    for (const desk::CertificateRow &row : certificate.rows) {
        const bool stands = row.outcome == IntentOutcome::Posted || row.outcome == IntentOutcome::Credited;
        if (stands && !standing.contains(row.realm + u':' + row.invoiceId))
            wrong.append(u"the certificate names invoice %1, which is not there"_s.arg(row.docNumber));
    }
    return wrong;
}

} // namespace

QStringList checkCertificate(TwoSystems &systems, Program &program, const std::optional<QSet<QString>> &lost)
{
    const Result<desk::Certificate> certificate = certificateOf(systems, program);
    if (!certificate)
        return { u"there is no certificate: "_s + certificate.error().detail };
    QStringList wrong = checkDocuments(systems, *certificate, lost.value_or(QSet<QString>()));
    QSet<QString> listed;
    for (const desk::CertificateRow &row : certificate->rows)
        listed.insert(row.realm + u':' + row.key);
    if (listed != intendedKeys(program.journal()))
        wrong.append(u"the certificate lists %1 intents of %2"_s.arg(listed.size()).arg(intendedKeys(program.journal()).size()));
    for (const desk::CensusFinding &finding : certificate->findings) {
        if (!isExplained(finding, systems, lost))
            wrong.append(u"the certificate complains without a reason: "_s + finding.sentence);
    }
    return wrong;
}

} // namespace sluice::sim
