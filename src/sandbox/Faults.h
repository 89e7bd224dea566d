#pragma once

#include "sandbox/Http.h"

#include <QList>

#include <chrono>
#include <optional>

namespace sluice::sandbox {

/// Everything that can go wrong on purpose. "Before" means nothing was applied; "After" means the work is
/// done and only the answer is lost or spoiled.
enum class FaultKind {
    DropBefore,
    DropAfter,
    HangBefore,
    HangAfter,
    Status500Before,
    Status500After,
    Status503Before,
    Status503After,
    Status504After,
    Html502,
    TruncateAfter,
    Throttle, ///< 429 from QuickBooks, 403 REQUEST_LIMIT_EXCEEDED from Salesforce.
    SessionExpired, ///< 401 in the shape of the system.
    FaultInside200, ///< QuickBooks: HTTP 200 with a Fault, nothing applied.
    InternalHiccup, ///< QuickBooks: 400 code 6000 "An unexpected error occurred…", nothing applied.
    DuplicateRequest, ///< QuickBooks: 400 code 600 although the first attempt was applied.
    LockRow, ///< Salesforce: UNABLE_TO_LOCK_ROW per record.
    ValidationRule ///< Salesforce: FIELD_CUSTOM_VALIDATION_EXCEPTION per record.
};

/// One planned fault: it strikes `times` matching requests after letting `skip` of them pass.
struct Fault {
    FaultKind kind = FaultKind::Status500Before;
    QByteArray method; ///< Empty: any.
    QByteArray pathContains; ///< Empty: any path.
    int skip = 0;
    int times = 1;
};

/// The faults waiting to strike, in the order in which they were planned.
class Faults {
public:
    void add(Fault fault) { m_faults.append(std::move(fault)); }
    void clear() { m_faults.clear(); }
    bool isEmpty() const { return m_faults.isEmpty(); }

    /// The fault that strikes this request, if any; counts it.
    std::optional<FaultKind> strike(const Request &request);

    /// Name as the command line and the control address spell it ("drop-after"), both ways.
    static std::optional<FaultKind> kindFromName(QStringView name);
    static QString nameOf(FaultKind kind);

private:
    QList<Fault> m_faults;
};

} // namespace sluice::sandbox
