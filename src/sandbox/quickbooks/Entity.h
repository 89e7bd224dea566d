#pragma once

#include "sandbox/quickbooks/Shape.h"

#include <QStringList>

#include <memory>

namespace sluice::sandbox::quickbooks {

/// Which set of rules a write to an entity goes through.
enum class Family {
    SalesForm, ///< Invoice, CreditMemo, SalesReceipt, RefundReceipt, Estimate.
    Payment,
    Deposit,
    Name, ///< Customer, Vendor, Employee: they share one space of names and ids.
    Item,
    SimpleList, ///< Term, PaymentMethod, Class, Department, Account, CompanyCurrency.
    Rate, ///< ExchangeRate.
    Attachment,
    Fixed ///< Readable only: tax codes and rates, company info, preferences, entities outside Sluice's world.
};

/// One entity of the API: its schema, what may be asked of it and what it can do.
struct Entity {
    int index = 0; ///< Position in `entities()`.
    QString name; ///< As in answers and queries: "CreditMemo".
    QString path; ///< As in addresses: "creditmemo".
    Family family = Family::Fixed;
    std::shared_ptr<const Shape> shape;
    QStringList filterable {}; ///< Beyond Id and MetaData, which always are.
    QStringList sortable {};
    bool hasActive = false; ///< A list whose inactive members a query hides unless asked.
    bool changeCapture = true; ///< Offered by `/cdc`.
    QString idSequence; ///< Entities with the same sequence never share an id.
    QString referenceFamily {}; ///< How a 2500 names it: "Names", "Items", "Accounts", …

    bool isTransaction() const
    {
        return family == Family::SalesForm || family == Family::Payment || family == Family::Deposit;
    }
    bool isWritable() const { return family != Family::Fixed; }
};

const QList<Entity> &entities();
/// By the exact name, as queries write it. Null if unknown.
const Entity *entityByName(const QString &name);
/// By path segment or name in any case. Null if unknown.
const Entity *entityByPath(const QString &segment);

} // namespace sluice::sandbox::quickbooks
