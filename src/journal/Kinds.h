#pragma once

#include <QString>

// Every kind of event there is, past tense, with its payload. Adding is allowed; renaming would break old journals.
// Money travels as {"amount":"1250.00","currency":"USD"} spread over two keys; times are ISO 8601 UTC; dates YYYY-MM-DD.

namespace sluice::journal::kind {

// subject "request:<id>" -----------------------------------------------------------------------------------------
/// {deal, kind, part, title, planned_on, period_from, period_to, amount, currency, lines:[{deal_line, product,
/// description, quantity, unit_price, discount, amount, service_on}]}; again with each change before submission.
inline const QString kRequestPlanned = QStringLiteral("request.planned");
inline const QString kRequestCancelled = QStringLiteral("request.cancelled");   ///< {reason}
inline const QString kDeliveryConfirmed = QStringLiteral("delivery.confirmed"); ///< {on, evidence_name, evidence_sha256}
/// {fingerprint, decisive:{…}, policy_version, path, needs:[role…], risks:[…]}
inline const QString kRequestSubmitted = QStringLiteral("request.submitted");
/// The request fell back before anybody decided, because a check fails again or a decisive field changed. {reason, diff:[…]}
inline const QString kRequestWithdrawn = QStringLiteral("request.withdrawn");
/// {fingerprint, decisive:{…}, role, note, alone}; actor "sluice" and role "policy" for P1.
inline const QString kApprovalGiven = QStringLiteral("approval.given");
inline const QString kApprovalReturned = QStringLiteral("approval.returned"); ///< {note, fingerprint}
inline const QString kApprovalRejected = QStringLiteral("approval.rejected"); ///< {cause, note, fingerprint}
inline const QString kApprovalVoided = QStringLiteral("approval.voided");     ///< {fingerprint, diff:[{field, was, is}]}
/// {realm, key, revision, body, fingerprint, customer, txn_on, draft:{…}}: durable before the first byte leaves.
inline const QString kInvoiceIntended = QStringLiteral("invoice.intended");
inline const QString kInvoicePosted = QStringLiteral("invoice.posted"); ///< {realm, key, invoice, doc_number, found, differences:[{field, intended, stored}]}
inline const QString kInvoiceUncertain = QStringLiteral("invoice.uncertain"); ///< {realm, key, why}
inline const QString kInvoiceRejected = QStringLiteral("invoice.rejected");   ///< {realm, key, code, message}
inline const QString kInvoiceNotSent = QStringLiteral("invoice.not_sent");    ///< {realm, key, code, why}: definite, later
inline const QString kInvoiceLinked = QStringLiteral("invoice.linked");       ///< {realm, invoice, how}: made by hand, for this request

// subject "exception:<id>" ---------------------------------------------------------------------------------------
/// {request, deal, account, check, field, found, needed, cause_proposed, severity, fixer, amount, currency, due_at, cycle}
inline const QString kExceptionOpened = QStringLiteral("exception.opened");
inline const QString kExceptionUpdated = QStringLiteral("exception.updated");   ///< {found, needed, amount, currency, severity}
inline const QString kExceptionAssigned = QStringLiteral("exception.assigned"); ///< {to}; empty: to nobody
inline const QString kExceptionTagged = QStringLiteral("exception.tagged");     ///< {cause}
inline const QString kExceptionPaused = QStringLiteral("exception.paused");     ///< {reason, until, note}
inline const QString kExceptionResumed = QStringLiteral("exception.resumed");   ///< {by: person|clock}
inline const QString kExceptionResolved = QStringLiteral("exception.resolved"); ///< {cause, note, by: person|source, evidence}
inline const QString kExceptionReopened = QStringLiteral("exception.reopened"); ///< {cycle, due_at, why}
/// {text, key}: a question for the deal's owner, to be written as the Task of that key; empty text: the ready question.
inline const QString kExceptionAsked = QStringLiteral("exception.asked");
inline const QString kExceptionUndone = QStringLiteral("exception.undone");     ///< {seq}: takes back that one decision

// subject "account:<id>" -----------------------------------------------------------------------------------------
inline const QString kCustomerLinked = QStringLiteral("customer.linked");       ///< {realm, customer, how}
inline const QString kCustomerActivated = QStringLiteral("customer.activated"); ///< {note}
inline const QString kCustomerIntended = QStringLiteral("customer.intended");   ///< {realm, key, body, name}
inline const QString kCustomerCreated = QStringLiteral("customer.created");     ///< {realm, key, customer, found}
inline const QString kCustomerUncertain = QStringLiteral("customer.uncertain"); ///< {realm, key, why}
inline const QString kCustomerNotSent = QStringLiteral("customer.not_sent");    ///< {realm, key, code, why}: definite, later
inline const QString kCustomerRejected = QStringLiteral("customer.rejected");   ///< {realm, key, code, message}

// subject "product:<id>" -----------------------------------------------------------------------------------------
inline const QString kItemProposed = QStringLiteral("item.proposed"); ///< {realm, item}
inline const QString kItemApproved = QStringLiteral("item.approved"); ///< {realm, item}

// subject "writeback:<object>" and "witness" ---------------------------------------------------------------------
/// {object, ids}: what these records were last told is not known any more, until they are told something.
inline const QString kStatusIntended = QStringLiteral("status.intended");
inline const QString kStatusWritten = QStringLiteral("status.written"); ///< {object, records:[{id, hash}], failed:[{id, code}]}
inline const QString kTaskIntended = QStringLiteral("task.intended");   ///< {account, key}
inline const QString kTaskWritten = QStringLiteral("task.written");     ///< {account, key, task, state: open|closed}
inline const QString kTaskRefused = QStringLiteral("task.refused");     ///< {account, key, task, code, message}
inline const QString kWitnessWritten = QStringLiteral("witness.written"); ///< {events, head}
/// Salesforce holds another head of this journal than the chain does. {outcome: older|rewritten, told_events, told_head,
/// told_at, events, head}: what was told there, how many events the journal held, and its head at that event, if any.
inline const QString kWitnessContradicted = QStringLiteral("witness.contradicted");

// subject "company:<realm>" --------------------------------------------------------------------------------------
/// {settings:{country, home_currency, multi_currency, custom_numbers, sales_tax, automated_sales_tax, usual_tax_code,
/// closed_until}}: what decides how a company is billed, as it was read first.
inline const QString kSettingsSeen = QStringLiteral("settings.seen");
/// {settings:{…}, changes:[{setting, was, is}]}: somebody changed it in the books.
inline const QString kSettingsChanged = QStringLiteral("settings.changed");

// subject "census" -----------------------------------------------------------------------------------------------
/// {companies:[{realm, documents}], intents, outcomes:{posted:n, …}, findings:{duplicate:n, …}, faults,
/// witness:{outcome, events, head}}; no witness when Salesforce was not asked.
inline const QString kCensusTaken = QStringLiteral("census.taken");

// subjects "policy", "person:<email>", "connection:<id>" ---------------------------------------------------------
inline const QString kPolicyAdopted = QStringLiteral("policy.adopted");         ///< {version, sha256, toml}
inline const QString kPersonSignedIn = QStringLiteral("person.signed_in");      ///< {name, salesforce_user, org}; by a key also {by: key, os_user}
inline const QString kPersonGranted = QStringLiteral("person.granted");         ///< {role}
inline const QString kPersonRevoked = QStringLiteral("person.revoked");         ///< {role}
inline const QString kConnectionAdded = QStringLiteral("connection.added");     ///< {system, org or realm, company, entity}
inline const QString kConnectionRemoved = QStringLiteral("connection.removed"); ///< {}

} // namespace sluice::journal::kind
