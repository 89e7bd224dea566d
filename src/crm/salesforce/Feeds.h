#pragma once

#include "crm/salesforce/AddressSources.h"
#include "crm/salesforce/ContactAddresses.h"
#include "crm/salesforce/Row.h"
#include "crm/salesforce/StageNames.h"
#include "domain/Pull.h"

#include <QSet>

#include <span>

namespace sluice::salesforce {

/// What a row needs to know beyond itself.
struct RowContext {
    Currency currency;      ///< Of the org, for records that carry none.
    const StageNames *stages = nullptr;
    bool *metStrangeStage = nullptr; ///< Is set when a row names a stage that is not among them.
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
    bool isUrgent; ///< Asked for in every pull, because somebody waits for what was sold; the others every five minutes.
    bool needsObject;                    ///< False: an org without the object is pulled without it.
    Result<void> (*read)(Row &row, const QString &id, Instant modifiedAt, const RowContext &context,
                         PullSink::Page &page);
};

/// All feeds, parents before children. No more of them are urgent than one call may ask for.
std::span<const Feed> feeds();

} // namespace sluice::salesforce
