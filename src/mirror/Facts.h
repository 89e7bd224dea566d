#pragma once

#include "domain/Crm.h"
#include "domain/Ledger.h"

#include "core/Result.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace sluice::mirror {

class Database;

/// Reads the mirrored records as domain values, for the rules, the planner and the figures. Lists come sorted by id.
/// Deleted rows are left out unless a function says otherwise. Errors of everything: Storage.
class Facts {
public:
    explicit Facts(Database &database);

    /// Deals that are won, or were when a request was planned, with lines (by sortOrder), milestones (by plannedOn)
    /// and won moment; deleted ones included and marked.
    Result<std::vector<Deal>> deals() const;
    Result<std::vector<Deal>> dealsById(const QStringList &ids) const;
    Result<std::vector<Deal>> openDeals() const; ///< Not closed: the pipeline.
    Result<QHash<AccountId, Account>> accounts() const;
    Result<QHash<ProductId, Product>> products() const;
    Result<QHash<QString, User>> users() const;

    Result<std::vector<Company>> companies() const;
    Result<std::vector<Customer>> customers(const QString &realm) const; ///< Inactive ones too.
    Result<std::vector<Item>> items(const QString &realm) const;         ///< Inactive ones too.
    Result<std::vector<Term>> terms(const QString &realm) const;
    Result<std::vector<TaxCode>> taxCodes(const QString &realm) const;
    Result<std::vector<Invoice>> invoices(const QString &realm) const;   ///< Voided and deleted ones too, with lines.
    Result<std::optional<Invoice>> invoice(const QString &realm, const QString &id) const;
    /// The numbers of a company's invoices that begin like this, in no order; voided and deleted ones, too.
    Result<QStringList> invoiceNumbers(const QString &realm, const QString &prefix) const;
    Result<std::vector<Payment>> payments(const QString &realm) const;
    Result<std::vector<CreditMemo>> creditMemos(const QString &realm) const;
    Result<std::vector<SalesReceipt>> salesReceipts(const QString &realm) const;
    Result<std::vector<RefundReceipt>> refundReceipts(const QString &realm) const;

    /// A mirrored record as readable JSON, for the Raw tab; empty if unknown.
    Result<QString> raw(const QString &object, const QString &realm, const QString &id) const;

    /// Raised with everything that a pull changed: equal numbers, equal facts.
    Result<qint64> generation() const;

private:
    /// `where` continues "SELECT … FROM deal".
    Result<std::vector<Deal>> dealsWhere(std::string_view where, const QStringList &parameters) const;
    Result<std::vector<Invoice>> invoicesWhere(
        std::string_view where, std::string_view linesWhere, const QStringList &parameters) const;

    Database &m_database;
};

} // namespace sluice::mirror
