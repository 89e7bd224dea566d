#pragma once

#include "sim/Program.h"

#include <QStringList>

namespace sluice::sim {

/// Makes the certificate of everything, as a program would give it to its people right now, and holds it against the books
/// and the journal's events themselves. `lostKeys`: of intents that went with a journal that was put back. What is wrong, a
/// sentence each; empty when the certificate tells the truth.
QStringList checkCertificate(TwoSystems &systems, Program &program, const QSet<QString> &lostKeys);

} // namespace sluice::sim
