// What is posted to QuickBooks and what it says of that: the answer to a batch of creates, and the bodies of documents.

#include "books/quickbooks/Batch.h"
#include "books/quickbooks/Canonical.h"
#include "books/quickbooks/Fault.h"
#include "books/quickbooks/Fields.h"
#include "fuzz/Must.h"

#include <algorithm>
#include <cstdlib>

using namespace sluice;
using namespace sluice::quickbooks;
using books::WriteOutcome;
using fuzz::must;

namespace {

constexpr std::size_t kItems = 5;
constexpr std::int64_t kLargeMinor = 100'000'000'000'000; ///< Prices have no more digits than that.

const RowContext &context()
{
    static const RowContext context { Realm { QStringLiteral("9130350000000000") }, Currency { { 'U', 'S', 'D' }, 2 } };
    return context;
}

/// The document as it reads in an answer of its own.
template <class Document, class Read>
std::optional<Document> readAlone(const QByteArray &text, Read read)
{
    net::JsonText json(text);
    Result<net::JsonObject> root = json.root();
    if (!root)
        return std::nullopt;
    Result<Document> document = read(*root);
    if (!document || !json.finish())
        return std::nullopt;
    return std::move(*document);
}

std::optional<Invoice> invoiceAlone(const QByteArray &text)
{
    return readAlone<Invoice>(text, [](net::JsonObject object) { return readInvoice(object, context()); });
}

std::optional<Customer> customerAlone(const QByteArray &text)
{
    return readAlone<Customer>(text, [](net::JsonObject object) { return readCustomer(object, context()); });
}

/// What the items of an answer hold under `entity`: the number in their name, and the text.
std::vector<std::pair<uint, QByteArray>> documentsIn(const QByteArray &reply, std::string_view entity)
{
    std::vector<std::pair<uint, QByteArray>> found;
    net::JsonText json(reply);
    Result<net::JsonObject> root = json.root();
    if (!root)
        return found;
    (void)root->forEachObject("BatchItemResponse", [&](net::JsonObject item) -> Result<void> {
        const uint number = toText(item.text("bId")).toUInt();
        if (item.object("Fault"))
            return {};
        if (std::optional<net::JsonObject> document = item.object(entity)) {
            const std::string_view raw = document->raw();
            found.emplace_back(number, QByteArray(raw.data(), static_cast<qsizetype>(raw.size())));
        }
        return {};
    });
    return found;
}

void checkAnswer(const books::WriteAnswer<Invoice> &answer, std::size_t number, const std::vector<std::pair<uint, QByteArray>> &documents)
{
    if (answer.outcome != WriteOutcome::Created) {
        must(!answer.stored, "only what was made is there");
        must(!answer.error.detail.isEmpty(), "what was not made has a reason");
        must(answer.outcome == WriteOutcome::Uncertain || !answer.error.code.isEmpty(), "a refusal has a code");
        (void)isOfWholeBatch(answer.error);
        return;
    }
    must(answer.stored && !answer.stored->id.isEmpty(), "what was made has an id");
    const bool readsAlone = std::any_of(documents.begin(), documents.end(), [&](const auto &one) {
        const std::optional<Invoice> alone = one.first == number ? invoiceAlone(one.second) : std::nullopt;
        return alone && alone->id == answer.stored->id && alone->total == answer.stored->total
            && alone->lines.size() == answer.stored->lines.size();
    });
    must(readsAlone, "a document among others reads as it does alone");
}

void readBatchAnswer(const QByteArray &reply)
{
    const std::vector<std::pair<uint, QByteArray>> documents = documentsIn(reply, "Invoice");
    const std::vector<books::WriteAnswer<Invoice>> answers = readBatch(reply, kItems, context(), "tid");
    must(answers.size() == kItems, "every item has an answer");
    for (std::size_t at = 0; at < kItems; ++at) {
        checkAnswer(answers[at], at + 1, documents);
        for (const int size : { 1, 2, 7, kBatchItemsMax }) {
            const int smaller = smallerBatch(size, answers[at].error);
            must(smaller >= 1 && (size == 1 || smaller < size), "a batch that was too large becomes smaller");
        }
    }
}

bool isLarge(const std::optional<Decimal> &number)
{
    return number && std::abs(number->coefficient()) >= kLargeMinor;
}

/// A draft that says what `invoice` says; nothing if it says what no draft does.
std::optional<books::InvoiceDraft> draftOf(const Invoice &invoice)
{
    books::InvoiceDraft draft;
    draft.customerId = invoice.customerId;
    draft.currency = invoice.currency;
    draft.txnOn = invoice.txnOn;
    draft.dueOn = invoice.dueOn;
    draft.termId = invoice.termId;
    draft.docNumber = invoice.docNumber;
    draft.privateNote = invoice.privateNote;
    draft.memo = invoice.memo;
    draft.billEmail = invoice.billEmail;
    if (!invoice.discount.isZero())
        draft.discount = invoice.discount;
    for (const InvoiceLine &line : invoice.lines) {
        if (std::abs(line.amount.minor()) >= kLargeMinor || isLarge(line.quantity) || isLarge(line.unitPrice))
            return std::nullopt;
        if (line.isDiscount)
            continue;
        draft.lines.push_back({ line.itemId, line.description, line.quantity.value_or(Decimal(1, 0)),
            line.unitPrice.value_or(Decimal::fromMoney(line.amount)), line.amount, line.taxCodeId, line.serviceOn });
    }
    return draft;
}

sluice::Company companyIn(const char *country)
{
    sluice::Company company;
    company.country = QString::fromLatin1(country);
    company.homeCurrency = context().home;
    company.multiCurrency = true;
    return company;
}

void writeLineAndReadIt(const books::DraftLine &line, const InvoiceLine &written)
{
    must(written.amount == line.amount && written.itemId == line.itemId && written.serviceOn == line.serviceOn, "a line is posted as it is");
    must(written.quantity && written.unitPrice, "a line has quantity and price");
    const Result<Money> sum = lineAmount(*written.quantity, *written.unitPrice, Decimal(), line.amount.currency());
    must(sum && *sum == line.amount, "a line adds up");
}

void writeInvoiceAndReadIt(const Invoice &invoice, const sluice::Company &company)
{
    const std::optional<books::InvoiceDraft> draft = draftOf(invoice);
    if (!draft)
        return;
    const QByteArray body = invoiceBody(*draft, company);
    const std::optional<Invoice> written = invoiceAlone(body);
    must(written.has_value(), "what is posted can be read");
    must(written->docNumber == draft->docNumber && written->customerId == draft->customerId && written->termId == draft->termId
            && written->memo == draft->memo && written->privateNote == draft->privateNote && written->billEmail == draft->billEmail,
        "texts are posted as they are");
    must(written->currency == draft->currency && written->txnOn == draft->txnOn && written->dueOn == draft->dueOn, "so are days and currency");
    must(written->discount == invoice.discount, "so is the discount");
    const std::size_t discounts = draft->discount ? 1 : 0;
    must(written->lines.size() == draft->lines.size() + discounts, "no line is lost");
    for (std::size_t at = 0; at < draft->lines.size(); ++at)
        writeLineAndReadIt(draft->lines[at], written->lines[at]);
    must(invoiceBody(*draft, company) == body, "the same draft has the same bytes");
}

void writeCustomerAndReadIt(const Customer &customer, const sluice::Company &company)
{
    books::CustomerDraft draft { customer.name, customer.companyName, customer.email, customer.taxNumber, customer.currencyCode,
        customer.termId, {}, customer.billing, customer.billing };
    const std::optional<Customer> written = customerAlone(customerBody(draft, company));
    must(written.has_value(), "what is posted can be read");
    must(written->name == customer.name && written->email == customer.email && written->taxNumber == customer.taxNumber
            && written->currencyCode == customer.currencyCode && written->termId == customer.termId,
        "a customer is posted as it is");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray reply(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    readBatchAnswer(reply);
    static const sluice::Company companies[] = { companyIn("US"), companyIn("GB") };
    for (const auto &[number, document] : documentsIn(reply, "Invoice")) {
        for (const sluice::Company &company : companies) {
            if (const std::optional<Invoice> invoice = invoiceAlone(document))
                writeInvoiceAndReadIt(*invoice, company);
        }
    }
    for (const auto &[number, document] : documentsIn(reply, "Customer")) {
        if (const std::optional<Customer> customer = customerAlone(document))
            writeCustomerAndReadIt(*customer, companies[0]);
    }
    return 0;
}
