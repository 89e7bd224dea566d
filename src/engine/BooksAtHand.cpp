#include "engine/BooksAtHand.h"

#include "mirror/Notes.h"

namespace sluice::engine {

namespace {

/// Invoices that credit memos took back as a whole.
QSet<QString> creditedIn(const billing::CompanyWorld &company)
{
    QSet<QString> credited;
    for (auto it = company.creditedByInvoice.cbegin(); it != company.creditedByInvoice.cend(); ++it) {
        const Invoice *invoice = company.invoiceById.value(it.key());
        if (invoice && invoice->balance.isZero() && *it == invoice->total)
            credited.insert(it.key());
    }
    return credited;
}

} // namespace

Result<std::vector<reconcile::BooksAtHand>> booksAtHand(const billing::World &world, const mirror::ViewStore &views,
    const QSet<QString> &connected)
{
    std::vector<reconcile::BooksAtHand> books;
    for (const auto &company : world.companies) {
        const QString realm = company->index.company().realm.value;
        // Asked anew: a reader keeps its world while nothing but the time of reading moves on.
        const Result<QString> readAt = views.note(mirror::freshNote(realm));
        const Result<QString> censusAt = views.note(mirror::censusNote(realm));
        if (!readAt || !censusAt)
            return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
        reconcile::BooksAtHand one;
        one.realm = realm;
        one.name = company->index.company().name;
        one.zone = company->zone;
        one.connected = connected.contains(realm);
        if (!readAt->isEmpty())
            one.readAt = fromMs(readAt->toLongLong());
        if (!censusAt->isEmpty())
            one.censusAt = fromMs(censusAt->toLongLong());
        one.invoices = company->invoices;
        one.credited = creditedIn(*company);
        books.push_back(std::move(one));
    }
    return books;
}

} // namespace sluice::engine
