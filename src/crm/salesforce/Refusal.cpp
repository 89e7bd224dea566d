#include "crm/salesforce/Refusal.h"

#include "crm/salesforce/Fault.h"

#include <algorithm>
#include <array>

namespace sluice::salesforce {

namespace {

struct Known {
    QLatin1String code;
    const char *why;
    const char *whoCanFix;
    bool tellsWords; ///< The message is the administrator's own and worth repeating.
};

constexpr const char *kSharing
    = "an administrator: share the record with the integration user, or give the permission to change all records";
constexpr const char *kAutomation = "an administrator: the automation must let the integration user through";
constexpr const char *kGone = "nobody needs to: it is left out once the deletion has been read";
constexpr const char *kValue = "the integration owner: compare the field with what 'sluicectl doctor' says of it";

const std::array kKnown {
    Known { QLatin1String("DUPLICATES_DETECTED"), "a duplicate rule takes the record for the double of another",
            "an administrator: leave the integration user out of the duplicate rule", true },
    Known { QLatin1String("DUPLICATE_VALUE"), "another record already holds the same unique key",
            "the integration owner: find the record that holds the key, and clear it there", false },
    Known { QLatin1String("DUPLICATE_EXTERNAL_ID"), "several records hold the same key, which is not marked as unique",
            "an administrator: delete the doubles, and mark the key as unique", false },
    Known { QLatin1String("FIELD_CUSTOM_VALIDATION_EXCEPTION"), "a validation rule refuses the record",
            "the owner of the record: give the rule what it asks for; or an administrator: leave the integration user out of it",
            true },
    Known { QLatin1String("INVALID_FIELD"), "a field is not installed, or hidden from the integration user",
            "an administrator: assign the permission set Sluice Integration, or install the field", false },
    Known { QLatin1String("INVALID_FIELD_FOR_INSERT_UPDATE"), "the integration user may read a field but not write it",
            "an administrator: give the integration user edit access to the field", false },
    Known { QLatin1String("INSUFFICIENT_ACCESS_OR_READONLY"), "the integration user may not change this record", kSharing, false },
    Known { QLatin1String("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"),
            "the integration user may not use a record that this one refers to", kSharing, false },
    Known { QLatin1String("INSUFFICIENT_ACCESS"), "the integration user may not do this", kSharing, false },
    Known { QLatin1String("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"), "a trigger of the org failed on the record", kAutomation, true },
    Known { QLatin1String("APEX_ERROR"), "a trigger of the org failed on the record", kAutomation, true },
    Known { QLatin1String("CANNOT_EXECUTE_FLOW_TRIGGER"), "a flow of the org failed on the record", kAutomation, true },
    Known { QLatin1String("ENTITY_IS_DELETED"), "the record lies in the Recycle Bin", kGone, false },
    Known { QLatin1String("NOT_FOUND"), "the record is gone, or hidden from the integration user", kGone, false },
    Known { QLatin1String("INVALID_CROSS_REFERENCE_KEY"), "a record that this one refers to is gone or hidden", kSharing, false },
    Known { QLatin1String("STRING_TOO_LONG"), "a text is longer than its field", kValue, false },
    Known { QLatin1String("NUMBER_OUTSIDE_VALID_RANGE"), "a number is too large for its field", kValue, false },
    Known { QLatin1String("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"), "a picklist lacks the value that Sluice writes",
            "an administrator: add the value to the picklist", false },
    Known { QLatin1String("REQUIRED_FIELD_MISSING"), "the org requires a field that Sluice does not write",
            "an administrator: make the field optional, or give it a default", true },
    Known { QLatin1String("INACTIVE_OWNER_OR_USER"), "the owner is no longer active",
            "the sales manager: give the account to somebody active", false },
    Known { QLatin1String("STORAGE_LIMIT_EXCEEDED"), "the org has no room left",
            "an administrator: free storage in Salesforce", false },
    Known { QLatin1String("PROCESSING_HALTED"), "another part of the same write was refused", "whoever can fix that part", false },
    Known { QLatin1String("ALL_OR_NONE_OPERATION_ROLLED_BACK"), "another part of the same write was refused",
            "whoever can fix that part", false },
};

/// What Salesforce said behind its code.
QString wordsOf(const Error &error)
{
    const QString prefix = error.code + QLatin1String(": ");
    return error.detail.startsWith(prefix) ? error.detail.mid(prefix.size()) : QString();
}

} // namespace

Refusal explainRefusal(const Error &error)
{
    if (isRowLock(error))
        return { QStringLiteral("somebody else held the record, five times over"),
                 QStringLiteral("nobody needs to: the next cycle tries again"), true };
    const auto known = std::find_if(kKnown.begin(), kKnown.end(), [&](const Known &one) { return one.code == error.code; });
    if (known == kKnown.end())
        return { QStringLiteral("Salesforce refused it: %1").arg(error.code),
                 QStringLiteral("the integration owner: the log names the call"), false };
    const QString words = known->tellsWords ? wordsOf(error) : QString();
    const QString why = QLatin1String(known->why);
    return { words.isEmpty() ? why : QStringLiteral("%1: %2").arg(why, words), QLatin1String(known->whoCanFix), error.code == kStorageFull };
}

} // namespace sluice::salesforce
