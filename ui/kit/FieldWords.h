#pragma once

#include <QString>

namespace sluice::ui::words {

/// `Opportunity.Sluice_Tax_Code__c` → `Tax code`: readable even for a field nobody named here. English.
QString spelledOut(QString field);

/// "QuickBooks": where the field is kept.
QString systemOfField(const QString &field);

} // namespace sluice::ui::words
