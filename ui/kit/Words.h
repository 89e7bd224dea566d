#pragma once

#include "core/Result.h"
#include "desk/Rows.h"
#include "ui/kit/Theme.h"

#include <QString>

#include <array>

// What the program's plain values are called in front of people. One place, so that a thing has one name.

namespace sluice::ui::words {

QString of(RequestState state);
QString of(CaseState state);
QString of(SlaState state);
QString of(Severity severity);
QString of(Role role);
QString of(Fixer fixer);
QString of(Cause cause);            ///< "PO number missing or expired"
QString codeAndName(Cause cause);   ///< "DEA-1 PO number missing or expired"
QString of(InvoiceOrigin origin);
QString of(InvoiceStatus status);
QString ofRisk(const QString &risk);
QString ofPauseReason(const QString &reason);
QString ofWaterfallPart(const QString &part);
QString ofSystem(const QString &system); ///< "salesforce" → "Salesforce"
QString ofField(const QString &field);   ///< "Opportunity.Sluice_PO_Number__c" → "PO number"
QString familyOf(Cause cause);

Tone toneOf(RequestState state);
Tone toneOf(Severity severity);
Tone toneOf(InvoiceStatus status);
Tone toneOf(InvoiceOrigin origin);

/// The 14 causes in the order of their families.
inline constexpr std::array<Cause, 14> kCauses { Cause::Cus1, Cause::Cus2, Cause::Cus3, Cause::Itm1, Cause::Itm2,
    Cause::Tax1, Cause::Tax2, Cause::Dea1, Cause::Dea2, Cause::Dea3, Cause::Del1, Cause::Del2, Cause::Sys1,
    Cause::Sys2 };
/// The key that chooses it: 1–9, then 0, then a–d.
QChar keyOf(Cause cause);

/// A failure as people read it.
struct Problem {
    QString what; ///< What happened, in a sentence.
    QString why;
    QString todo; ///< What to do about it.
};
Problem problemOf(const QString &what, const Error &error);

/// A deal's name where its account stands beside it: without the account's name that many deals' names begin with.
QString dealBeside(const QString &account, const QString &deal);

/// Initials for an owner: "maria.lopez@…" → "ML".
QString initialsOf(const QString &emailOrName);

/// Reasons and advice as they come ("not reachable", "Check the network"), each made a sentence of its own, one after the other.
QString asSentences(const QStringList &parts);

} // namespace sluice::ui::words
