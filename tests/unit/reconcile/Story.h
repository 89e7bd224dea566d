#pragma once

#include "billing/DraftPayload.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"
#include "reconcile/Census.h"

namespace sluice::testing {

inline const Currency kUsd { { 'U', 'S', 'D' }, 2 };
inline const Instant kMorning = *parseInstant(QStringView(u"2026-03-31T09:00:00Z"));
inline const QString kRealm = QStringLiteral("9130");

/// A journal told by hand, and the documents that lie in the books beside it.
class Story {
public:
    reconcile::IntentBook book;
    std::vector<Invoice> invoices;
    Instant now = kMorning;

    void tell(const RequestId &request, const QString &kind, const QJsonObject &payload, const QString &actor = QStringLiteral("sluice"))
    {
        journal::Event event;
        event.seq = ++m_seq;
        event.at = now;
        event.kind = kind;
        event.subject = subjectOf(request);
        event.actor = actor;
        event.payload = payload;
        book.take(event);
        now += std::chrono::minutes(1);
    }

    /// Planned, submitted and approved by a controller.
    void approve(const RequestId &request, const QString &fingerprint = QStringLiteral("f-1"))
    {
        tell(request, journal::kind::kRequestPlanned, { { QStringLiteral("deal"), QStringLiteral("006") },
            { QStringLiteral("account"), QStringLiteral("001") }, { QStringLiteral("title"), QStringLiteral("On close") },
            { QStringLiteral("amount"), QStringLiteral("100.00") }, { QStringLiteral("currency"), QStringLiteral("USD") } });
        tell(request, journal::kind::kRequestSubmitted, { { QStringLiteral("fingerprint"), fingerprint },
            { QStringLiteral("needs"), QJsonArray { QStringLiteral("controller") } } });
        tell(request, journal::kind::kApprovalGiven, { { QStringLiteral("fingerprint"), fingerprint },
            { QStringLiteral("role"), QStringLiteral("controller") } }, QStringLiteral("joan@tidemark.example"));
    }

    static books::InvoiceDraft draft(const QString &key)
    {
        books::InvoiceDraft draft;
        draft.customerId = QStringLiteral("58");
        draft.currency = kUsd;
        draft.txnOn = QDate(2026, 3, 31);
        draft.dueOn = QDate(2026, 4, 30);
        draft.privateNote = marker(key);
        draft.lines = { { QStringLiteral("19"), QStringLiteral("Licence"), Decimal(2, 0), Decimal(50, 0), Money(100'00, kUsd), {}, {} } };
        return draft;
    }

    void intend(const RequestId &request, const QString &key, int revision = 1, const QString &fingerprint = QStringLiteral("f-1"))
    {
        tell(request, journal::kind::kInvoiceIntended, { { QStringLiteral("realm"), kRealm }, { QStringLiteral("key"), key },
            { QStringLiteral("revision"), revision }, { QStringLiteral("fingerprint"), fingerprint },
            { QStringLiteral("draft"), billing::draftPayload(draft(key)) } });
    }

    void answer(const RequestId &request, const QString &kind, const QString &key, const QString &invoice = {})
    {
        tell(request, kind, { { QStringLiteral("realm"), kRealm }, { QStringLiteral("key"), key },
            { QStringLiteral("invoice"), invoice }, { QStringLiteral("doc_number"), invoice.isEmpty() ? QString() : QStringLiteral("S-") + invoice },
            { QStringLiteral("posted_at"), toIso(now) }, { QStringLiteral("message"), QStringLiteral("refused") },
            { QStringLiteral("why"), QStringLiteral("no answer") } });
    }

    /// What honest books store of the draft.
    Invoice &store(const QString &id, const QString &key)
    {
        Invoice invoice;
        invoice.realm = Realm(kRealm);
        invoice.id = InvoiceId(id);
        invoice.docNumber = QStringLiteral("S-") + id;
        invoice.customerId = QStringLiteral("58");
        invoice.currency = kUsd;
        invoice.txnOn = QDate(2026, 3, 31);
        invoice.dueOn = QDate(2026, 4, 30);
        invoice.privateNote = marker(key);
        invoice.createdAt = now;
        InvoiceLine line;
        line.itemId = QStringLiteral("19");
        line.description = QStringLiteral("Licence");
        line.quantity = Decimal(2, 0);
        line.unitPrice = Decimal(50, 0);
        line.amount = Money(100'00, kUsd);
        invoice.lines = { line };
        invoice.tax = invoice.discount = Money(0, kUsd);
        invoice.total = invoice.balance = Money(100'00, kUsd);
        invoices.push_back(invoice);
        return invoices.back();
    }

    /// Approved, intended, posted and stored.
    Invoice &bill(const RequestId &request, const QString &key, const QString &id)
    {
        approve(request);
        intend(request, key);
        answer(request, journal::kind::kInvoicePosted, key, id);
        return store(id, key);
    }

    reconcile::BooksAtHand books() const
    {
        reconcile::BooksAtHand books;
        books.realm = kRealm;
        books.name = QStringLiteral("Tidemark US");
        books.readAt = now + std::chrono::hours(1);
        books.invoices = invoices;
        return books;
    }

    reconcile::Census census() const
    {
        const std::vector<reconcile::BooksAtHand> all { books() };
        return reconcile::takeCensus(book.intents(), all);
    }

private:
    qint64 m_seq = 0;
};

} // namespace sluice::testing
