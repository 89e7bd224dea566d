#pragma once

#include "core/Decimal.h"
#include "core/Result.h"
#include "domain/Ledger.h"
#include "domain/Pull.h"

#include <QByteArray>
#include <QCoro/QCoroTask>
#include <QSet>

#include <atomic>
#include <functional>
#include <optional>
#include <vector>

// The seam that every accounting system fits. Nothing above it says "QuickBooks".

namespace sluice::books {

/// One line as it shall be posted. `amount` is net and equals quantity × unitPrice in the books' own arithmetic.
struct DraftLine {
    QString itemId;
    QString description;
    Decimal quantity, unitPrice;
    Money amount;
    QString taxCodeId;
    QDate serviceOn;
};

/// An invoice as approved. The client turns it into the canonical bytes that the intent records.
struct InvoiceDraft {
    QString customerId;
    Currency currency;
    QDate txnOn, dueOn;
    QString termId;
    QString docNumber;   ///< Empty: the books number it.
    QString privateNote; ///< Ends in the marker `[SLUICE:<key>]`.
    QString memo;        ///< Printed for the customer.
    QString billEmail;
    Address billing, shipping;
    std::vector<DraftLine> lines;
    std::optional<Money> discount; ///< Document discount, positive.
    QString taxCodeId;             ///< Of the document, where the books tax it as a whole; empty elsewhere.
    std::optional<Money> tax;      ///< What it should come to; empty where only the books can know.
};

struct CustomerDraft {
    QString name, companyName, email, taxNumber, currencyCode, termId, notes;
    Address billing, shipping;
};

/// What became of a write.
enum class WriteOutcome {
    Created,   ///< Definite: the document exists and is given.
    Rejected,  ///< Definite: the books refused; nothing exists.
    Uncertain, ///< No definite answer: look before anything else.
    /// Definite: nothing was done and nothing said about the document (offline, paused, signed out, a company that takes no
    /// writes); try later.
    NotSent
};

/// Code of the error with which a company refuses whatever is sent, because of what the company is: its subscription has
/// ended. Until its owner settles that, no other write has better luck.
inline const QString kTakesNoWrites = QStringLiteral("takes_no_writes");

template <class Document>
struct WriteAnswer {
    WriteOutcome outcome = WriteOutcome::Uncertain;
    std::optional<Document> stored; ///< With Created.
    Error error;                    ///< With everything else; `code` is the books' own.
    bool taken = false;             ///< Its number, or the customer's name, is held by another document or by this very one…
    QString inTheWay;               ///< …and by which, if the books name it.
};

/// How far several creates may travel in one call.
struct BatchLimits {
    int itemsMax = 1; ///< 1: each travels alone.
    int atOnce = 1;   ///< Calls side by side.
};

/// Who bears a name that customers, suppliers and employees share.
struct NameHolder {
    enum class Kind { Customer, Supplier, Employee };
    Kind kind = Kind::Customer;
    QString id;
    bool active = true; ///< One that was made inactive still holds its name.
};

/// The key under which the books know one create of a batch; as good as any for sending it again, alone.
inline QString keyInBatch(const QString &batchKey, std::size_t index) { return batchKey + QString::number(index + 1); }

/// A record that the books gave and that could not be read. It is left out; everything else goes on.
struct UnreadRecord {
    QString object, id;
    QString why; ///< Names the field, never its value.
    QString privateNote {}; ///< Of an invoice: its marker tells whose it is all the same.
    Instant madeAt {};      ///< Of an invoice, as far as it can be read.
};

/// What a look for invoices brought. One that cannot be read does not hide the others.
struct InvoiceLook {
    std::vector<Invoice> invoices;
    std::vector<UnreadRecord> unread;
};

using Progress = std::function<void(const PullProgress &)>;

/// One company in an accounting system. Lives on the engine's thread. Destroying it while a call is under way is not
/// allowed; cancel and wait.
class Books {
public:
    Books() = default;
    Books(const Books &) = delete;
    Books &operator=(const Books &) = delete;
    virtual ~Books() = default;

    virtual Realm realm() const = 0;

    /// How long trouble is borne: until then what fails is read again, and a rest that the books ask for is waited out.
    /// Afterwards, or when the rest ends later, calls fail at once. At first for ever.
    virtual void bearTroubleUntil(Instant until) = 0;

    /// By how much our clock was ahead of theirs when they last told the time; nothing before they did.
    virtual std::optional<std::chrono::milliseconds> clockAhead() const { return {}; }

    /// Everything that changed since the sink's cursor, or everything. Errors end the pull; pages before it stay.
    virtual QCoro::Task<Result<PullReport>> pull(PullSink *sink, Progress progress) = 0;

    /// The records that were left out since it was asked last, by whatever read them.
    virtual std::vector<UnreadRecord> takeUnread() { return {}; }

    /// The bytes that will be sent for a draft: fixed order, exact numbers. Pure.
    virtual QByteArray canonicalInvoice(const InvoiceDraft &draft) const = 0;
    virtual QByteArray canonicalCustomer(const CustomerDraft &draft) const = 0;

    /// Sends exactly one create with these bytes under this key. Never retries by itself.
    virtual QCoro::Task<WriteAnswer<Invoice>> createInvoice(QByteArray canonicalBody, QString key) = 0;
    virtual QCoro::Task<WriteAnswer<Customer>> createCustomer(QByteArray canonicalBody, QString key) = 0;

    /// What the books taught so far; `itemsMax` falls when they refuse a batch for its size.
    virtual BatchLimits batchLimits() const = 0;
    /// What they taught an earlier run.
    virtual void limitBatches(int itemsMax) = 0;
    /// Sends the creates in one call, at most as many as the limits allow. Each stands for itself: what becomes of one
    /// says nothing of the others. The answers come in the order of `bodies`; a call refused as a whole is NotSent for
    /// all, one whose answer is lost Uncertain for all. Never retries by itself.
    virtual QCoro::Task<std::vector<WriteAnswer<Invoice>>> createInvoices(std::vector<QByteArray> bodies, QString batchKey) = 0;

    /// The settings that decide how documents are written, not older than a few minutes.
    virtual QCoro::Task<Result<Company>> settingsNow() = 0;

    /// All invoices of a customer dated in [from, to], read fresh: for settling an uncertain write by its marker.
    virtual QCoro::Task<Result<InvoiceLook>> invoicesOf(QString customerId, QDate from, QDate to) = 0;
    /// Every invoice created or changed since `since`, read fresh through change capture: the second way to look.
    virtual QCoro::Task<Result<InvoiceLook>> invoicesChangedSince(Instant since) = 0;
    /// Invoices with exactly this number, read fresh.
    virtual QCoro::Task<Result<std::vector<Invoice>>> invoicesNumbered(QString docNumber) = 0;
    /// Every invoice made since `madeSince`, read fresh page by page into the sink. Returns their ids, those of what cannot
    /// be read among them: what the sink knows beyond them may be gone, and is worth a look of its own.
    virtual QCoro::Task<Result<QSet<QString>>> readInvoices(PullSink *sink, Instant madeSince) = 0;
    /// Customers with exactly this name, active or not, read fresh.
    virtual QCoro::Task<Result<std::vector<Customer>>> customersNamed(QString name) = 0;
    /// Whoever bears exactly this name, read fresh; nothing when nobody does.
    virtual QCoro::Task<Result<std::optional<NameHolder>>> holderOfName(QString name) = 0;
    /// One invoice, read fresh. Errors: NotFound when deleted.
    virtual QCoro::Task<Result<Invoice>> invoice(InvoiceId id) = 0;

    virtual int callsMade() const = 0; ///< Since construction, for the summary and the budget.
    virtual int readsMade() const = 0; ///< Of them, those that the books' maker counts against a monthly allowance.
};

} // namespace sluice::books
