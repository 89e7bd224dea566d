#include "core/Log.h"

namespace sluice {
Q_LOGGING_CATEGORY(lcNet, "sluice.net", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSecrets, "sluice.secrets", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSalesforce, "sluice.crm.salesforce", QtInfoMsg)
Q_LOGGING_CATEGORY(lcQuickBooks, "sluice.books.quickbooks", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMirror, "sluice.mirror", QtInfoMsg)
Q_LOGGING_CATEGORY(lcJournal, "sluice.journal", QtInfoMsg)
Q_LOGGING_CATEGORY(lcBilling, "sluice.billing", QtInfoMsg)
Q_LOGGING_CATEGORY(lcEngine, "sluice.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSandbox, "sluice.sandbox", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "sluice.ui", QtInfoMsg)
} // namespace sluice
