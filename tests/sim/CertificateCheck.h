#pragma once

#include "sim/Program.h"

#include <QSet>
#include <QStringList>

namespace sluice::sim {

/// Makes the certificate of everything, as a program would give it to its people right now, and holds it against the books
/// and the journal's events themselves. `lost`: nothing unless the journal was put back; then the keys of the intents that
/// went with it. What is wrong, a sentence each; empty when the certificate tells the truth.
QStringList checkCertificate(TwoSystems &systems, Program &program, const std::optional<QSet<QString>> &lost);

} // namespace sluice::sim
