#pragma once

#include "core/Result.h"
#include "sandbox/quickbooks/Realm.h"
#include "sandbox/seed/Plan.h"

namespace sluice::sandbox::seed {

/// Puts one legal entity's books into a QuickBooks company, through the rules of its API and in the order in which the
/// clerk wrote them. Notes the ids it was given in the plan.
class QuickBooksPlanter {
public:
    QuickBooksPlanter(CompanyPlan &plan, int entity, quickbooks::Realm &realm);

    /// Errors: Rejected, with the record and the refusal, if the company's rules do not take what the plan says: a fault
    /// of the plan.
    Result<void> plant();

private:
    /// Something that happened in the books, to be done in order of time.
    struct Happening {
        Instant at;
        enum class Kind { Invoice, CreditMemo, Payment, Void, Delete } kind;
        int index;
    };

    void readLists();
    void putTerms();
    Result<void> putItems();
    Result<void> putCustomers();
    Result<void> putCustomer(AccountPlan &account);
    Value customerValue(const AccountPlan &account, const QString &displayName, const QString &currency) const;
    std::vector<Happening> happenings() const;
    Result<void> happen(const Happening &happening);
    Result<void> putInvoice(InvoicePlan &invoice);
    Result<void> putCreditMemo(const CreditMemoPlan &memo);
    Result<void> putPayment(const PaymentPlan &payment);
    Result<void> cancel(const Happening &happening);
    void noteDelivery(const InvoicePlan &invoice, Value record);
    Value linesOf(const InvoicePlan &invoice, int percent) const;
    void addTax(Value &document, const InvoicePlan &invoice) const;
    Result<QString> customerOf(const InvoicePlan &invoice);
    Result<Value> create(Instant at, const QString &entity, const Value &body);
    QString nameInUse(const AccountPlan &account) const;

    CompanyPlan &m_plan;
    int m_index;
    const Entity &m_entity;
    quickbooks::Realm &m_realm;
    QHash<QString, QString> m_terms;    ///< Name to id.
    QHash<QString, QString> m_taxCodes; ///< Name to id.
    QHash<QString, QString> m_extraCustomers; ///< Display name to id: those whom Salesforce does not know like this.
    std::vector<QString> m_items;       ///< By product.
    QHash<QString, QString> m_accounts; ///< Name to id.
    QString m_salesTax;                 ///< US: the code of a taxed document.
    int m_lastNumber = 10400;
};

} // namespace sluice::sandbox::seed
