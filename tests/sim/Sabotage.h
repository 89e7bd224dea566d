#pragma once

#include "sim/Program.h"

namespace sluice::sim {

/// Ways to make the oracle's sentence true, to see that it notices.
enum class Sabotage {
    None,
    ForgetfulBooks,  ///< Queries show nothing new for hours and request ids mean nothing: looking cannot find anything.
    SecondInvoice,   ///< One of our invoices is entered a second time.
    ForgedIntent,    ///< An intent that nobody approved.
    LostInvoice,     ///< One of our invoices vanishes from the books behind everybody's back.
    WrongStatus      ///< Somebody changes a status in Salesforce.
};

/// What the oracle says about it, at least.
QString complaintAbout(Sabotage sabotage);

/// Does it, once everything has come to rest. Answers whether there was something to do it to.
bool commit(Sabotage sabotage, TwoSystems &systems, Program &program);

} // namespace sluice::sim
