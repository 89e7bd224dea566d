#include "crm/salesforce/ContactAddresses.h"

#include <tuple>

namespace sluice::salesforce {

namespace {

QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

} // namespace

QString ContactAddresses::soql(const QString &condition)
{
    const QString all = QStringLiteral("SELECT Id, AccountId, Email, CreatedDate FROM Contact WHERE Email != null AND AccountId != null");
    return condition.isEmpty() ? all : all + QLatin1String(" AND ") + condition;
}

Result<void> ContactAddresses::take(CsvReader &rows)
{
    for (;;) {
        const Result<bool> more = rows.next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return {};
        const QString account = textOf(rows.value("AccountId"));
        const std::optional<Instant> createdAt = parseInstant(rows.value("CreatedDate").value_or(""));
        Contact contact { createdAt.value_or(Instant {}), textOf(rows.value("Id")), textOf(rows.value("Email")) };
        if (!createdAt || account.isEmpty() || contact.id.isEmpty())
            return fail(ErrorKind::BadReply, QStringLiteral("a contact without id, account or date"));
        Contact &known = m_contacts[account];
        if (known.id.isEmpty() || std::tie(contact.createdAt, contact.id) < std::tie(known.createdAt, known.id))
            known = std::move(contact);
    }
}

QStringList ContactAddresses::of(const QString &accountId) const
{
    const auto contact = m_contacts.constFind(accountId);
    return contact == m_contacts.cend() ? QStringList() : QStringList { contact->id, contact->email };
}

} // namespace sluice::salesforce
