#include "billing/Numbering.h"

#include "journal/Kinds.h"
#include "journal/PayloadText.h"

namespace sluice::billing {

namespace {

const QLatin1String kPrefix("S-");
constexpr int kDigits = 6;

QString noteKey(const QString &realm)
{
    return QStringLiteral("number.") + realm;
}

/// Zero when it is none of ours.
qint64 numberIn(const QString &docNumber)
{
    return docNumber.startsWith(kPrefix) ? docNumber.mid(kPrefix.size()).toLongLong() : 0;
}

Result<qint64> remembered(const mirror::ViewStore &views, const QString &realm)
{
    return views.note(noteKey(realm)).map([](const QString &noted) { return noted.toLongLong(); });
}

} // namespace

Numbering::Numbering(const mirror::Facts &facts, mirror::ViewStore &views)
    : m_facts(facts)
    , m_views(views)
{
}

Result<std::optional<Company>> Numbering::company(const QString &realm) const
{
    const Result<std::vector<Company>> companies = m_facts.companies();
    if (!companies)
        return tl::unexpected(companies.error());
    for (const Company &one : *companies) {
        if (one.realm.value == realm)
            return std::optional<Company>(one);
    }
    return std::optional<Company>();
}

Result<QString> Numbering::next(const QString &realm, const QString &held)
{
    const Result<std::optional<Company>> books = company(realm);
    if (!books)
        return tl::unexpected(books.error());
    if (!*books || !(*books)->customNumbers)
        return QString();
    if (!held.isEmpty())
        return held;
    const Result<qint64> last = lastUsed(realm);
    if (!last)
        return tl::unexpected(last.error());
    if (Result<void> noted = remember(m_views, realm, *last + 1); !noted)
        return tl::unexpected(noted.error());
    return kPrefix + QString::number(*last + 1).rightJustified(kDigits, QLatin1Char('0'));
}

std::optional<std::pair<QString, qint64>> Numbering::askedFor(const journal::Event &event)
{
    if (event.kind != journal::kind::kInvoiceIntended)
        return {};
    const qint64 number = numberIn(journal::textOf(event.payload.value(QLatin1String("draft")).toObject(), "doc_number"));
    return number > 0 ? std::optional(std::pair(journal::textOf(event.payload, "realm"), number)) : std::nullopt;
}

Result<void> Numbering::remember(mirror::ViewStore &views, const QString &realm, qint64 number)
{
    const Result<qint64> last = remembered(views, realm);
    if (!last)
        return tl::unexpected(last.error());
    return *last >= number ? Result<void>() : views.setNote(noteKey(realm), QString::number(number));
}

Result<qint64> Numbering::lastUsed(const QString &realm)
{
    const Result<qint64> last = remembered(m_views, realm);
    if (!last)
        return last;
    if (!m_inBooks.contains(realm)) { // Once: from then on what is remembered is ahead of them.
        const Result<qint64> highest = highestInBooks(realm);
        if (!highest)
            return highest;
        m_inBooks.insert(realm, *highest);
    }
    return std::max(*last, m_inBooks.value(realm));
}

Result<qint64> Numbering::highestInBooks(const QString &realm) const
{
    const Result<QStringList> numbers = m_facts.invoiceNumbers(realm, kPrefix);
    if (!numbers)
        return tl::unexpected(numbers.error());
    qint64 highest = 0;
    for (const QString &number : *numbers)
        highest = std::max(highest, numberIn(number));
    return highest;
}

} // namespace sluice::billing
