#pragma once

#include "journal/Event.h"
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

    /// The number that an event asks the books for, and their realm; nothing when it asks for none of ours.
    static std::optional<std::pair<QString, qint64>> askedFor(const journal::Event &event);
    /// Remembers that a number was given. Whatever brings the views up to the journal says so, too: what is remembered here is
    /// lost with the mirror, and part of it with the power, and the journal has the intents all the same. Errors: Storage.
    static Result<void> remember(mirror::ViewStore &views, const QString &realm, qint64 number);

    /// The settings of the company that everything is judged by; nothing when it was never read. Errors: Storage.
    Result<std::optional<Company>> company(const QString &realm) const;

private:
    Result<qint64> lastUsed(const QString &realm);
    Result<qint64> highestInBooks(const QString &realm) const;

    const mirror::Facts &m_facts;
    mirror::ViewStore &m_views;
    QHash<QString, qint64> m_inBooks; ///< The highest in the mirror, by realm, when it was first asked for.
};

} // namespace sluice::billing
