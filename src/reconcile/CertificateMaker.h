#pragma once

#include "desk/Certificate.h"
#include "reconcile/Census.h"

namespace sluice::reconcile {

/// Everything a certificate is made from.
struct CertificateInput {
    const JournalReading &journal;
    std::span<const BooksAtHand> books;
    QDate month; ///< Any day of it; invalid: everything.
    Instant now {};
    QHash<QString, QString> dealNames, accountNames; ///< By id.
};

/// Takes the census and words it. Pure: nothing is read here, and the clock is given.
desk::Certificate makeCertificate(const CertificateInput &input);

} // namespace sluice::reconcile
