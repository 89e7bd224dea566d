#pragma once

#include "core/Result.h"
#include "core/Time.h"
#include "mirror/ViewStore.h"

#include <QMap>
#include <QSet>

namespace sluice::engine {

/// What Salesforce refused of one kind of record and would refuse again, because an operator or the data must change first.
/// Such a write rests until something moved: what would be written, the record in Salesforce, or the org's fields and
/// rights as describe tells of them; until somebody asks for another try; or for a day, because validation rules and
/// sharing are changed without a sign. Source: Salesforce sheet, section 2.5, class N.
class StandingRefusals {
public:
    /// What a write would say, and where it would say it.
    struct Attempt {
        QString id;
        QString hash; ///< Of what would be written.
        std::optional<Instant> touchedAt {}; ///< When the record was last changed in Salesforce, if that is known.
    };

    /// Of the records of `object`, with the org as `org` describes it now. Errors: Storage.
    static Result<StandingRefusals> load(const mirror::ViewStore &views, const QString &object, const QString &org, Instant now);

    bool rests(const Attempt &attempt) const;
    /// Whether nothing can be made in the org for now, because it is full: it was tried a moment ago.
    bool creationRests() const;
    /// Whether this was refused before for the same reason: no news, however often it is tried.
    bool isKnown(const Attempt &attempt, const QString &code) const;
    /// How many were refused and were not written since.
    int count() const { return static_cast<int>(m_lines.size()); }

    /// Refused for good, with the org as it is described by now.
    void add(const Attempt &attempt, const QString &code, const QString &org);
    /// Refused for now: the next round tries again; one that found the org full, in a quarter of an hour.
    void addPassing(const Attempt &attempt, const QString &code);
    void forget(const QString &id) { m_lines.remove(id); }
    /// Only these are still to be written.
    void keepOnly(const QSet<QString> &ids);
    /// Errors: Storage.
    Result<void> save(mirror::ViewStore &views) const;

private:
    struct Line {
        QString code, hash, org;
        qint64 touchedMs = 0;
        qint64 sinceMs = 0; ///< 0: it does not rest.
    };
    QString text() const;
    bool restsFor(const Line &line, std::chrono::minutes rest) const;
    static bool metFullOrg(const Line &line);

    QString m_object, m_org;
    Instant m_now {};
    qint64 m_askedMs = 0;
    QString m_before; ///< As it was loaded.
    QMap<QString, Line> m_lines; ///< By id.
};

/// The codes for which records of `object` stand refused, and how many for each.
QMap<QString, int> refusedByCode(const mirror::ViewStore &views, const QString &object);

/// Somebody may have set right what stood in the way: all that rests is tried once more. Errors: Storage.
Result<void> askAgain(mirror::ViewStore &views, Instant now);
/// When somebody last asked; empty: never.
QString askedAgain(const mirror::ViewStore &views);

} // namespace sluice::engine
