#pragma once

#include "domain/DatedRate.h"
#include "domain/Enums.h"
#include "domain/Finding.h"
#include "domain/Person.h"
#include "mirror/Views.h"

#include <string>
#include <string_view>

// How enums and lists stand in a text column. Empty lists and objects are empty texts: most rows have most of them
// empty, and a hundred thousand rows are read at once. fromText() says false for what toText() cannot have written.

namespace sluice::mirror {

/// An enum with a name for people and files.
template <class Enum>
concept Named = std::is_enum_v<Enum> && requires(Enum value) { nameOf(value); };

template <Named Enum> std::string toText(Enum value)
{
    return nameOf(value).toStdString();
}

/// The values of an enum are counted from 0; `Last` is its last one.
template <class Enum> bool enumFromText(std::string_view text, Enum &value, Enum last)
{
    // Names are compared in the order of the values, and made once.
    static const std::vector<std::string> names = [last] {
        std::vector<std::string> all;
        for (int i = 0; i <= static_cast<int>(last); ++i)
            all.push_back(toText(static_cast<Enum>(i)));
        return all;
    }();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text) {
            value = static_cast<Enum>(i);
            return true;
        }
    }
    return false;
}

inline bool fromText(std::string_view text, BillingEvent &value) { return enumFromText(text, value, BillingEvent::Subscription); }
inline bool fromText(std::string_view text, DeliveryStatus &value) { return enumFromText(text, value, DeliveryStatus::Accepted); }
inline bool fromText(std::string_view text, BillingFrequency &value) { return enumFromText(text, value, BillingFrequency::Annually); }
inline bool fromText(std::string_view text, RequestState &value) { return enumFromText(text, value, RequestState::Credited); }
inline bool fromText(std::string_view text, RequestKind &value) { return enumFromText(text, value, RequestKind::Period); }
inline bool fromText(std::string_view text, Severity &value) { return enumFromText(text, value, Severity::High); }
inline bool fromText(std::string_view text, CaseState &value) { return enumFromText(text, value, CaseState::Resolved); }
inline bool fromText(std::string_view text, InvoiceOrigin &value) { return enumFromText(text, value, InvoiceOrigin::Foreign); }
inline bool fromText(std::string_view text, Cause &value) { return enumFromText(text, value, Cause::Sys2); }
inline bool fromText(std::string_view text, Role &value) { return enumFromText(text, value, Role::Auditor); }
inline bool fromText(std::string_view text, Fixer &value) { return enumFromText(text, value, Fixer::IntegrationOwner); }

// The two enums of Views.h have no names of their own.
std::string toText(Decision decision);
std::string toText(Outbox outbox);
bool fromText(std::string_view text, Decision &decision);
bool fromText(std::string_view text, Outbox &outbox);

std::string toText(const QStringList &lines); ///< One a line; the texts themselves are single lines.
bool fromText(std::string_view text, QStringList &lines);
std::string toText(const std::vector<QString> &lines);
bool fromText(std::string_view text, std::vector<QString> &lines);
std::string toText(const QList<Role> &roles);
bool fromText(std::string_view text, QList<Role> &roles);

std::string toText(const DatedRate &rate);
bool fromText(std::string_view text, DatedRate &rate);

std::string toText(const QJsonObject &object);
bool fromText(std::string_view text, QJsonObject &object);
std::string toText(const QJsonArray &array);
bool fromText(std::string_view text, QJsonArray &array);
std::string toText(const std::vector<Finding> &findings);
bool fromText(std::string_view text, std::vector<Finding> &findings);
std::string toText(const std::vector<Signature> &signatures);
bool fromText(std::string_view text, std::vector<Signature> &signatures);
std::string toText(const std::vector<CaseView::Pause> &pauses);
bool fromText(std::string_view text, std::vector<CaseView::Pause> &pauses);

} // namespace sluice::mirror
