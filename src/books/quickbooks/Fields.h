#pragma once

#include "core/Decimal.h"
#include "core/Time.h"
#include "domain/Crm.h"
#include "net/Json.h"

#include <QDate>
#include <QString>

namespace sluice::quickbooks {

/// `{"value":"58","name":"Acme GmbH"}`
struct Ref {
    QString id, name;
};

/// Reads the members of one entity by kind. Absent members read as empty; the first one that cannot be read is kept for
/// finish().
class Fields {
public:
    explicit Fields(net::JsonObject object)
        : m_object(object)
    {
    }

    QString text(std::string_view key);
    bool flag(std::string_view key, bool otherwise = false) { return m_object.flag(key).value_or(otherwise); }
    std::optional<int> whole(std::string_view key);
    QDate date(std::string_view key);
    Ref ref(std::string_view key);
    /// A text inside a member object: `PrimaryEmailAddr.Address`.
    QString inner(std::string_view key, std::string_view innerKey);
    Instant innerInstant(std::string_view key, std::string_view innerKey);
    Address address(std::string_view key);
    std::optional<Decimal> decimal(std::string_view key);
    /// Exact; an amount with more digits than the currency is an error.
    std::optional<Money> money(std::string_view key, Currency currency);
    Money moneyOrZero(std::string_view key, Currency currency) { return money(key, currency).value_or(Money(0, currency)); }

    std::optional<net::JsonObject> object(std::string_view key) { return m_object.object(key); }
    template <class Visit>
    void forEach(std::string_view key, Visit visit)
    {
        keep(m_object.forEachObject(key, std::move(visit)));
    }
    void keep(const Result<void> &result)
    {
        if (!result && !m_error)
            m_error = result.error();
    }
    Result<void> finish() const;

private:
    void note(std::string_view key, const Error &error);

    net::JsonObject m_object;
    std::optional<Error> m_error;
};

QString toText(std::optional<std::string_view> view);

} // namespace sluice::quickbooks
