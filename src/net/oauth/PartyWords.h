#pragma once

#include <QString>

namespace sluice::net {

/// What another party says of an error, fit for a screen, a log and the journal: without what looks like a token or a
/// secret, since endpoints repeat what they were sent; one line; no longer than a paragraph.
QString saidBy(const QString &party);

} // namespace sluice::net
