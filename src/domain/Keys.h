#pragma once

#include "core/Id.h"
#include "domain/BillingRequest.h"

#include <QString>

#include <optional>
#include <utility>

// Stable names for everything Sluice makes: the same thing always gets the same key, on every machine and after every
// rebuild, so that doing it twice is doing it once.

namespace sluice {

/// Id of the request that bills one part of a deal.
RequestId requestId(const DealId &deal, RequestKind kind, const QString &part);

/// Id of the exception that a failing check of a request opens: the same finding always opens the same one.
CaseId caseId(const RequestId &request, const QString &check, const QString &lineId);

/// The key of one intent: UUIDv5 of realm, request and revision. It is the requestid of the call and stands in the
/// document's marker.
QString invoiceKey(const QString &realm, const RequestId &request, int revision);

/// The key under which a customer is created for an account in a realm.
QString customerKey(const QString &realm, const AccountId &account);

/// `[SLUICE:<key>]`, as it stands at the end of a document's private note.
QString marker(const QString &key);

/// The key in a private note, if it carries a marker anywhere (a void puts words before it).
std::optional<QString> keyInNote(QStringView note);

/// Salesforce: `Opportunity.Sluice_Billing_Key__c`.
QString dealBillingKey(const DealId &deal);

/// Salesforce: `Task.Sluice_Task_Key__c` of the one living task of an account with overdue invoices.
QString overdueTaskKey(const AccountId &account);

/// Salesforce: `Task.Sluice_Task_Key__c` of the question about an exception; each of its cycles has one of its own.
QString askTaskKey(const CaseId &exception, int cycle);
/// The exception and the cycle of such a key; nothing for any other key.
std::optional<std::pair<CaseId, int>> askedIn(const QString &taskKey);

/// Subjects of events.
QString subjectOf(const RequestId &id);
QString subjectOf(const CaseId &id);
QString subjectOf(const AccountId &id);
QString subjectOf(const ProductId &id);

} // namespace sluice
