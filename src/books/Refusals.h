#pragma once

#include <QString>

namespace sluice::books {

/// What a document was refused for, as far as the books' own code and words tell: it decides who can settle it.
enum class RefusedFor {
    Something, ///< Unknown, or a fault of Sluice.
    Value,     ///< A text is too long, a value is missing or cannot be.
    Reach,     ///< The same of an address or an e-mail.
    Item,      ///< An item is gone, or its account is of the wrong kind.
    Customer,  ///< The customer is gone.
    Tax,       ///< The tax code.
    Period,    ///< The accounting period is closed.
    Edition    ///< The company's edition or settings lack what the document needs.
};

/// `detail` is the text of the error. The wording is not promised: it makes a proposal, and decides nothing.
/// Source: section 2.4 of the QuickBooks sheet.
RefusedFor refusedFor(const QString &code, const QString &detail);

} // namespace sluice::books
