#include "billing/Numbering.h"

namespace sluice::billing {

namespace {
const QLatin1String kPrefix("S-");
constexpr int kDigits = 6;

QString noteKey(const QString &realm)
{
    return QStringLiteral("number.") + realm;
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
    if (Result<void> noted = m_views.setNote(noteKey(realm), QString::number(*last + 1)); !noted)
        return tl::unexpected(noted.error());
    return kPrefix + QString::number(*last + 1).rightJustified(kDigits, QLatin1Char('0'));
}

Result<qint64> Numbering::lastUsed(const QString &realm) const
{
    const Result<QString> noted = m_views.note(noteKey(realm));
    if (!noted)
        return tl::unexpected(noted.error());
    if (!noted->isEmpty())
        return noted->toLongLong();
    // A new mirror: what the books show is the only memory there is.
    const Result<std::vector<Invoice>> invoices = m_facts.invoices(realm);
    if (!invoices)
        return tl::unexpected(invoices.error());
    qint64 last = 0;
    for (const Invoice &invoice : *invoices) {
        if (invoice.docNumber.startsWith(kPrefix))
            last = std::max(last, invoice.docNumber.mid(kPrefix.size()).toLongLong());
    }
    return last;
}

} // namespace sluice::billing
