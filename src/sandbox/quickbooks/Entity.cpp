#include "sandbox/quickbooks/Entity.h"

#include "sandbox/quickbooks/EntityShapes.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

QStringList words(const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); }

Entity make(const char *name, Family family, std::shared_ptr<const Shape> shape, const char *filterable = "",
    const char *sortable = "")
{
    Entity entity;
    entity.name = QString::fromLatin1(name);
    entity.path = entity.name.toLower();
    entity.family = family;
    entity.shape = std::move(shape);
    entity.filterable = words(filterable);
    entity.sortable = words(sortable);
    entity.idSequence = entity.isTransaction() ? u"txn"_s : family == Family::Name ? u"name"_s : entity.name;
    return entity;
}

Entity makeList(const char *name, Family family, std::shared_ptr<const Shape> shape, const char *reference,
    const char *filterable = "Name Active", const char *sortable = "Name")
{
    Entity entity = make(name, family, std::move(shape), filterable, sortable);
    entity.hasActive = true;
    entity.referenceFamily = QString::fromLatin1(reference);
    return entity;
}

/// Known to the API and to be read, but empty here or fixed at set-up.
Entity makeFixed(const char *name, bool changeCapture, const char *filterable = "")
{
    Entity entity = make(name, Family::Fixed, shapes::shape(name, {}), filterable, filterable);
    entity.changeCapture = changeCapture;
    return entity;
}

QList<Entity> build()
{
    constexpr const char *kNameFilters = "DisplayName GivenName MiddleName FamilyName CompanyName "
                                         "FullyQualifiedName PrimaryEmailAddr Active Balance "
                                         "PrintOnCheckName";
    QList<Entity> all {
        make("Invoice", Family::SalesForm, shapes::invoice(),
            "DocNumber TxnDate DueDate CustomerRef Balance SalesTermRef ProjectRef TotalAmt",
            "TxnDate DueDate Balance DocNumber"),
        make("CreditMemo", Family::SalesForm, shapes::creditMemo(),
            "CustomerRef TxnDate DocNumber TotalAmt Balance",
            "CustomerRef TxnDate DocNumber TotalAmt Balance"),
        make("SalesReceipt", Family::SalesForm, shapes::salesReceipt(),
            "DocNumber TxnDate CustomerRef TotalAmt", "TxnDate DocNumber TotalAmt"),
        make("RefundReceipt", Family::SalesForm, shapes::refundReceipt(),
            "DocNumber TxnDate CustomerRef TotalAmt", "TxnDate DocNumber TotalAmt"),
        make("Estimate", Family::SalesForm, shapes::estimate(),
            "DocNumber TxnDate CustomerRef TotalAmt TxnStatus", "TxnDate DocNumber TotalAmt"),
        make("Payment", Family::Payment, shapes::payment(), "CustomerRef TxnDate TotalAmt ProjectRef",
            "TxnDate TotalAmt"),
        make("Deposit", Family::Deposit, shapes::deposit(), "TxnDate TotalAmt DepositToAccountRef",
            "TxnDate TotalAmt"),
        makeList("Customer", Family::Name, shapes::customer(), "Names", kNameFilters,
            "DisplayName GivenName MiddleName FamilyName CompanyName FullyQualifiedName Active Balance "
            "BalanceWithJobs PrintOnCheckName"),
        makeList("Vendor", Family::Name, shapes::vendor(), "Names", kNameFilters,
            "DisplayName CompanyName Balance"),
        makeList("Employee", Family::Name, shapes::employee(), "Names",
            "DisplayName GivenName MiddleName FamilyName PrintOnCheckName Active",
            "DisplayName GivenName FamilyName"),
        makeList("Item", Family::Item, shapes::item(), "Items", "Name Sku Type Active FullyQualifiedName",
            "Name Sku"),
        makeList("Term", Family::SimpleList, shapes::term(), "Terms"),
        makeList("PaymentMethod", Family::SimpleList, shapes::paymentMethod(), "PaymentMethods"),
        makeList("Class", Family::SimpleList, shapes::classOf(), "Klasses", "Name Active FullyQualifiedName"),
        makeList("Department", Family::SimpleList, shapes::department(), "Depts",
            "Name Active FullyQualifiedName"),
        makeList("Account", Family::SimpleList, shapes::account(), "Accounts",
            "Name Active AccountType AccountSubType Classification AcctNum FullyQualifiedName",
            "Name AcctNum"),
        makeList("CompanyCurrency", Family::SimpleList, shapes::companyCurrency(), "Currencies",
            "Code Name Active", "Code Name"),
        makeList("TaxCode", Family::Fixed, shapes::shape("TaxCode", {}), "TaxCodes"),
        makeList("TaxRate", Family::Fixed, shapes::shape("TaxRate", {}), "TaxRates"),
        makeFixed("TaxAgency", false, "DisplayName"),
        make("ExchangeRate", Family::Rate, shapes::exchangeRate(), "SourceCurrencyCode AsOfDate"),
        make(
            "Attachable", Family::Attachment, shapes::attachable(), "FileName AttachableRef.EntityRef.value"),
        makeFixed("CompanyInfo", true),
        makeFixed("Preferences", true),
        makeFixed("TimeActivity", false),
        makeFixed("JournalCode", false),
        makeFixed("JournalEntry", true),
        makeFixed("Bill", true),
        makeFixed("BillPayment", true),
        makeFixed("Purchase", true),
        makeFixed("PurchaseOrder", true),
        makeFixed("VendorCredit", true),
        makeFixed("Transfer", true),
        makeFixed("Budget", true),
    };
    for (int i = 0; i < all.size(); ++i) {
        all[i].index = i;
        if (all[i].name == "TaxCode"_L1 || all[i].name == "TaxRate"_L1)
            all[i].changeCapture = false;
    }
    return all;
}

} // namespace

const QList<Entity> &entities()
{
    static const QList<Entity> all = build();
    return all;
}

const Entity *entityByName(const QString &name)
{
    static const QHash<QString, const Entity *> index = [] {
        QHash<QString, const Entity *> names;
        for (const Entity &entity : entities())
            names.insert(entity.name, &entity);
        return names;
    }();
    return index.value(name, nullptr);
}

const Entity *entityByPath(const QString &segment)
{
    static const QHash<QString, const Entity *> index = [] {
        QHash<QString, const Entity *> paths;
        for (const Entity &entity : entities())
            paths.insert(entity.path, &entity);
        return paths;
    }();
    if (const Entity *found = index.value(segment, nullptr))
        return found;
    return index.value(segment.toLower(), nullptr);
}

} // namespace sluice::sandbox::quickbooks
