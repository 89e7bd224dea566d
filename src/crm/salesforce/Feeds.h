#pragma once

#include "crm/salesforce/AddressSources.h"
#include "crm/salesforce/ContactAddresses.h"
#include "crm/salesforce/Row.h"
#include "domain/Pull.h"

#include <QSet>

#include <span>

namespace sluice::salesforce {

/// What a row needs to know beyond itself.
struct RowContext {
    Currency currency;      ///< Of the org, for records that carry none.
    QSet<QString> wonStages; ///< API names of the stages that count as won.
    const ContactAddresses *contacts = nullptr; ///< For accounts that come without their contacts.
    AddressSources *addresses = nullptr; ///< Is told from which contact each account has its e-mail.
};

/// One kind of record that is pulled: what is asked for and where it goes. `Id`, `SystemModstamp` and `IsDeleted` are
/// asked for by the pull itself.
struct Feed {
    const char *object;
    std::span<const char *const> columns;
    std::span<const char *const> needed; ///< Without these the pull makes no sense.
    const char *filter;                  ///< Of a first pull; null: everything.
    const char *childObject;             ///< Asked for along with each row, if the org shows it; null: none.
    const char *childSelect;
    bool needsObject;                    ///< False: an org without the object is pulled without it.
    Result<void> (*read)(Row &row, const QString &id, Instant modifiedAt, const RowContext &context,
                         PullSink::Page &page);
};

/// All feeds, parents before children.
std::span<const Feed> feeds();

} // namespace sluice::salesforce
