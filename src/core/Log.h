#pragma once

#include <QLoggingCategory>

// Categories are named like folders. Log lines are sentences for the person on call, with ids and counts,
// never tokens, names or amounts of customers.
namespace sluice {
Q_DECLARE_LOGGING_CATEGORY(lcNet)
Q_DECLARE_LOGGING_CATEGORY(lcSecrets)
Q_DECLARE_LOGGING_CATEGORY(lcSalesforce)
Q_DECLARE_LOGGING_CATEGORY(lcQuickBooks)
Q_DECLARE_LOGGING_CATEGORY(lcMirror)
Q_DECLARE_LOGGING_CATEGORY(lcJournal)
Q_DECLARE_LOGGING_CATEGORY(lcBilling)
Q_DECLARE_LOGGING_CATEGORY(lcEngine)
Q_DECLARE_LOGGING_CATEGORY(lcSandbox)
Q_DECLARE_LOGGING_CATEGORY(lcUi)
} // namespace sluice
