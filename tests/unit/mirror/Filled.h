#pragma once

#include "domain/Crm.h"
#include "domain/Ledger.h"
#include "mirror/Views.h"

#include <concepts>
#include <tuple>

// Fills every field of a record with its own value, and compares two records field by field. The lists below name
// all members: a member that is added breaks them, so that no field can be forgotten on its way through a table.

namespace sluice::testing {

#define SLUICE_MEMBERS(Type, ...)                                                                                     \
    template <class T>                                                                                                \
        requires std::same_as<std::remove_const_t<T>, Type>                                                           \
    auto membersOf(T &record)                                                                                         \
    {                                                                                                                 \
        auto &[__VA_ARGS__] = record;                                                                                 \
        return std::tie(__VA_ARGS__);                                                                                 \
    }

SLUICE_MEMBERS(Address, a, b, c, d, e)
SLUICE_MEMBERS(Account, a, b, c, d, e, f, g, h, i, j, k, l, m)
SLUICE_MEMBERS(User, a, b, c, d, e)
SLUICE_MEMBERS(Product, a, b, c, d, e, f, g)
SLUICE_MEMBERS(DealLine, a, b, c, d, e, f, g, h, i, j)
SLUICE_MEMBERS(Milestone, a, b, c, d, e)
SLUICE_MEMBERS(Company, a, b, c, d, e, f, g, h, i, j, k, l, m, n)
SLUICE_MEMBERS(Item, a, b, c, d, e, f, g)
SLUICE_MEMBERS(Term, a, b, c, d)
SLUICE_MEMBERS(TaxCode, a, b, c, d, e, f)
SLUICE_MEMBERS(InvoiceLine, a, b, c, d, e, f, g, h, i, j, k)
SLUICE_MEMBERS(Invoice, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z)
SLUICE_MEMBERS(Payment::Application, a, b, c)
SLUICE_MEMBERS(Payment, a, b, c, d, e, f, g, h, i, j, k)
SLUICE_MEMBERS(CreditMemo, a, b, c, d, e, f, g, h, i, j, k, l, m, n)
SLUICE_MEMBERS(SalesReceipt, a, b, c, d, e, f, g, h, i, j, k, l, m)
SLUICE_MEMBERS(RefundReceipt, a, b, c, d, e, f, g, h, i, j, k, l, m)
SLUICE_MEMBERS(Deal, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa, ab, ac, ad, ae,
    af, ag, ah, ai, aj, ak, al)
SLUICE_MEMBERS(Finding, a, b, c, d, e, f, g, h, i)
SLUICE_MEMBERS(Person, a, b, c, d)
SLUICE_MEMBERS(RequestLine, a, b, c, d, e, f, g, h)
SLUICE_MEMBERS(BillingRequest, a, b, c, d, e, f, g, h, i, j)
SLUICE_MEMBERS(mirror::Signature, a, b, c, d, e, f)
SLUICE_MEMBERS(mirror::RequestView, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa,
    ab, ac, ad, ae, af, ag, ah, ai, aj, ak, al, am, an, ao, ap, aq, ar, as, at)
SLUICE_MEMBERS(mirror::CaseView::Pause, a, b, c, d, e)
SLUICE_MEMBERS(mirror::CaseView, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t)
SLUICE_MEMBERS(mirror::CustomerLinkView, a, b, c, d)
SLUICE_MEMBERS(mirror::ActivationView, a, b, c)
SLUICE_MEMBERS(mirror::CustomerWriteView, a, b, c, d, e, f, g, h)
SLUICE_MEMBERS(mirror::ItemMappingView, a, b, c, d, e)
SLUICE_MEMBERS(mirror::TaskView, a, b, c, d)
SLUICE_MEMBERS(mirror::WrittenView, a, b, c)
#undef SLUICE_MEMBERS

/// But for its notes, which are not kept.
template <class T>
    requires std::same_as<std::remove_const_t<T>, Customer>
auto membersOf(T &record)
{
    auto &[a, b, c, d, e, f, g, h, i, j, k, notes, l] = record;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l);
}

template <class T>
concept Struct = requires(T &value) { membersOf(value); };
template <class T>
concept List = requires(T &value) {
    value.begin();
    value.emplace_back();
} && !std::same_as<std::remove_const_t<T>, QString> && !std::same_as<std::remove_const_t<T>, QByteArray>;
template <class T> struct IsOptional : std::false_type { };
template <class T> struct IsOptional<std::optional<T>> : std::true_type { };

/// Equal in every field, however deep.
template <class T> bool same(const T &left, const T &right)
{
    if constexpr (Struct<const T>) {
        return std::apply(
            [&right](const auto &...mine) {
                return std::apply(
                    [&mine...](const auto &...theirs) { return (same(mine, theirs) && ...); }, membersOf(right));
            },
            membersOf(left));
    } else if constexpr (IsOptional<T>::value) {
        return left.has_value() == right.has_value() && (!left || same(*left, *right));
    } else if constexpr (List<T>) {
        return left.size() == right.size()
            && std::equal(left.begin(), left.end(), right.begin(), [](const auto &a, const auto &b) { return same(a, b); });
    } else {
        return left == right;
    }
}

/// Gives every field a value of its own. The same seed gives the same record.
class Filler {
public:
    explicit Filler(int seed)
        : m_next(seed * 1000)
    {
    }

    template <Struct T> T record()
    {
        T value;
        fill(value);
        return value;
    }

    template <class T> void fill(T &value)
    {
        if constexpr (Struct<T>)
            std::apply([this](auto &...members) { (this->fill(members), ...); }, membersOf(value));
        else if constexpr (IsOptional<T>::value)
            fill(value.emplace());
        else if constexpr (std::is_enum_v<T>)
            value = static_cast<T>(1 + m_next++ % 2); // Every enum has at least three values but one; 0 is the default.
        else if constexpr (List<T>)
            fillList(value);
        else
            set(value);
    }

    Currency currency { { 'K', 'W', 'D' }, 3 };

private:
    template <class T> void fillList(T &value)
    {
        value.clear();
        fill(value.emplace_back());
        fill(value.emplace_back());
    }

    void set(QString &value) { value = QStringLiteral("text %1 \u00fc\u20ac'\"\\").arg(m_next++); }
    void set(QByteArray &value) { value = QByteArray("bytes\0", 6) + QByteArray::number(m_next++); }
    void set(bool &value) { value = !value; }
    void set(int &value) { value = m_next++; }
    void set(qint64 &value) { value = 5000000000 + m_next++; }
    void set(Instant &value) { value = fromMs(1700000000000 + m_next++); }
    void set(QDate &value) { value = QDate(2026, 1, 1).addDays(m_next++ % 400); }
    void set(Decimal &value) { value = Decimal(100001 + 10 * m_next++, 4); }
    void set(DatedRate &value) { value = DatedRate({ { QDate(), Decimal(m_next++, 2) }, { QDate(2026, 1, 1).addDays(m_next++ % 400), Decimal(m_next++, 3) } }); }
    void set(Currency &value) { value = currency; }
    void set(Money &value) { value = Money(-7000000000 - m_next++, currency); }
    void set(QJsonObject &value) { value = { { QStringLiteral("key"), m_next++ } }; }
    void set(QJsonArray &value) { value = { QStringLiteral("entry"), m_next++ }; }
    template <class Tag> void set(Id<Tag> &value) { value.value = QStringLiteral("id-%1").arg(m_next++); }

    int m_next;
};

} // namespace sluice::testing
