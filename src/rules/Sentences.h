#pragma once

#include "core/Money.h"
#include "domain/Enums.h"
#include "domain/Finding.h"

#include <QString>

namespace sluice::rules {

/// "Purchase order number"; the check's own name when unknown.
QString checkTitle(const QString &check);

/// The fact in words, for a check that passed: "The purchase order number is present".
QString passedSentence(const QString &check);

/// One sentence that says what is wrong and ends in the field: "Enterprise deals need a purchase order number and this
/// one has none: Opportunity.Sluice_PO_Number__c".
QString findingSentence(const Finding &finding);

/// "Sales", "Operations", …: who can put it right.
QString fixerTitle(Fixer fixer);

/// The same in English, whatever language the program speaks: for Salesforce, where programs of several languages write.
QString englishSentence(const Finding &finding);

/// A ready text to send to whoever can fix it, in English for the same reason, with amounts and days as people write them.
QString askText(const Finding &finding, const QString &dealName, const QString &accountName, Money amount);

/// "PO number missing or expired": the root cause in words (D.17), and its family ("Deal documents").
QString causeTitle(Cause cause);
QString causeFamily(Cause cause);

/// "Large amount": a risk mark of approvalPath() in words.
QString riskTitle(const QString &risk);

/// "waiting for sales": a pause reason in words.
QString pauseReasonTitle(const QString &reason);

} // namespace sluice::rules
