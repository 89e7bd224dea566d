#pragma once

#include "mirror/Facts.h"
#include "mirror/ViewStore.h"

namespace sluice::billing {

/// Invoice numbers for companies that let their integrations number: `S-000123`, one row a company, without gaps but for
/// documents that the books refused. Companies that number by themselves get none from us.
class Numbering {
public:
    Numbering(const mirror::Facts &facts, mirror::ViewStore &views);

    /// The number for an invoice, or empty when its books number themselves. `held` is the one of a document that was never
    /// sent: it stays. Else each call gives another one. Errors: Storage.
    Result<QString> next(const QString &realm, const QString &held = {});

    /// The settings of the company that everything is judged by; nothing when it was never read. Errors: Storage.
    Result<std::optional<Company>> company(const QString &realm) const;

private:
    Result<qint64> lastUsed(const QString &realm) const;

    const mirror::Facts &m_facts;
    mirror::ViewStore &m_views;
};

} // namespace sluice::billing
