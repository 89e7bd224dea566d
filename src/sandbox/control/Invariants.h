#pragma once

#include "sandbox/Value.h"

#include <QList>

namespace sluice::sandbox::quickbooks {
class Realm;
}

namespace sluice::sandbox::control {

/// What must never be, looked for in the books themselves:
/// `{"ok","invoices","marked","duplicate_markers":[{"marker","invoices":[{"realm","id","doc_number","voided"}]}]}`.
/// A marker is the `[SLUICE:<key>]` of contracts §6; two invoices that carry the same one are one request billed twice,
/// whatever company they are in.
Value invariantsOf(const QList<const quickbooks::Realm *> &realms);

} // namespace sluice::sandbox::control
