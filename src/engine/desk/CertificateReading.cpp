#include "engine/desk/DeskReader.h"

#include "engine/BooksAtHand.h"
#include "reconcile/CertificateMaker.h"

// The certificate, from the journal and from what the mirror holds now.

namespace sluice::engine {

Result<desk::Certificate> DeskReader::certificate(QDate month)
{
    const Result<reconcile::JournalReading> journal = reconcile::readJournal(m_journal);
    if (!journal)
        return tl::unexpected(journal.error());
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    const QStringList realms = m_settings.realms();
    const Result<std::vector<reconcile::BooksAtHand>> books
        = booksAtHand(**loaded, m_views, QSet<QString>(realms.cbegin(), realms.cend()));
    if (!books)
        return tl::unexpected(books.error());
    reconcile::CertificateInput input { *journal, *books, month, m_clock.now(), {}, {} };
    for (const Deal &deal : (*loaded)->deals)
        input.dealNames.insert(deal.id.value, deal.name);
    for (const Account &account : (*loaded)->accounts)
        input.accountNames.insert(account.id.value, account.name);
    return reconcile::makeCertificate(input);
}

} // namespace sluice::engine
