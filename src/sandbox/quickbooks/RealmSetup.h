#pragma once

#include <QDate>
#include <QString>

namespace sluice::sandbox::quickbooks {

/// What makes one company differ from another when it is set up.
struct RealmSetup {
    QString realmId; ///< 15 to 19 digits.
    QString companyName;
    QString legalName {}; ///< Empty: the company's name.
    QString country = QStringLiteral("US"); ///< ISO code of two letters: US, GB, DE, …
    QString homeCurrency = QStringLiteral("USD");
    bool multiCurrency = true;
    bool automatedSalesTax = false; ///< US only: `TaxPrefs.PartnerTaxEnabled`.
    bool customTxnNumbers = true;
    bool usingSalesTax = true;
    bool warnDuplicateNumbers = true; ///< A second document with the same number is refused (6140).
    bool numbersSharedByTypes = false; ///< So is one that a sales form of another type holds. Nobody says which it is.
    QString timeZone = QStringLiteral("America/Los_Angeles");
    QDate bookCloseDate {}; ///< Nothing on or before this day may change (6210). Invalid: books are open.
    QString stateCode = QStringLiteral("CA"); ///< US: where the company sits, for automated sales tax.
};

} // namespace sluice::sandbox::quickbooks
