#include "engine/StandingRefusals.h"

#include "crm/salesforce/Fault.h"

#include <algorithm>

namespace sluice::engine {

namespace {

constexpr std::chrono::hours kRestMax { 24 };
constexpr std::chrono::minutes kFullRest { 15 }; ///< Each try is refused anyway until somebody made room.
const QString kAskedNote = QStringLiteral("refused.asked_ms");
enum Part { Id, Code, Hash, Org, TouchedMs, SinceMs, PartCount };

QString noteOf(const QString &object) { return QStringLiteral("refused.") + object; }

} // namespace

Result<StandingRefusals> StandingRefusals::load(const mirror::ViewStore &views, const QString &object, const QString &org, Instant now)
{
    const Result<QString> note = views.note(noteOf(object));
    const Result<QString> asked = views.note(kAskedNote);
    if (!note || !asked)
        return fail(ErrorKind::Storage, QStringLiteral("what was refused cannot be read"));
    StandingRefusals refusals;
    refusals.m_object = object;
    refusals.m_org = org;
    refusals.m_now = now;
    refusals.m_askedMs = asked->toLongLong();
    refusals.m_before = *note;
    for (const QString &line : note->split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(QLatin1Char(' '));
        if (parts.size() == PartCount)
            refusals.m_lines.insert(parts[Id], { parts[Code], parts[Hash], parts[Org], parts[TouchedMs].toLongLong(), parts[SinceMs].toLongLong() });
    }
    return refusals;
}

bool StandingRefusals::rests(const Attempt &attempt) const
{
    const auto line = m_lines.constFind(attempt.id);
    if (line == m_lines.cend())
        return false;
    if (metFullOrg(*line))
        return restsFor(*line, kFullRest);
    if (line->hash != attempt.hash || line->org != m_org)
        return false;
    if (attempt.touchedAt && toMs(*attempt.touchedAt) != line->touchedMs)
        return false;
    return restsFor(*line, kRestMax);
}

bool StandingRefusals::creationRests() const
{
    return std::any_of(m_lines.cbegin(), m_lines.cend(), [this](const Line &line) { return metFullOrg(line) && restsFor(line, kFullRest); });
}

bool StandingRefusals::restsFor(const Line &line, std::chrono::minutes rest) const
{
    const Instant since = fromMs(line.sinceMs);
    // A clock that was set back since would make the rest as long as the jump.
    return m_askedMs < line.sinceMs && since <= m_now && m_now - since < rest;
}

bool StandingRefusals::metFullOrg(const Line &line)
{
    return line.code == salesforce::kStorageFull;
}

bool StandingRefusals::isKnown(const Attempt &attempt, const QString &code) const
{
    const auto line = m_lines.constFind(attempt.id);
    return line != m_lines.cend() && line->code == code && line->hash == attempt.hash;
}

void StandingRefusals::add(const Attempt &attempt, const QString &code, const QString &org)
{
    m_lines.insert(attempt.id, { code, attempt.hash, org, attempt.touchedAt ? toMs(*attempt.touchedAt) : 0, toMs(m_now) });
}

void StandingRefusals::addPassing(const Attempt &attempt, const QString &code)
{
    m_lines.insert(attempt.id, { code, attempt.hash, {}, 0, code == salesforce::kStorageFull ? toMs(m_now) : 0 });
}

void StandingRefusals::keepOnly(const QSet<QString> &ids)
{
    m_lines.removeIf([&](QMap<QString, Line>::iterator line) { return !ids.contains(line.key()); });
}

QString StandingRefusals::text() const
{
    QStringList lines;
    for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line)
        lines.append(QStringList { line.key(), line->code, line->hash, line->org, QString::number(line->touchedMs), QString::number(line->sinceMs) }
                         .join(QLatin1Char(' ')));
    return lines.join(QLatin1Char('\n'));
}

Result<void> StandingRefusals::save(mirror::ViewStore &views) const
{
    const QString now = text();
    return now == m_before ? Result<void>() : views.setNote(noteOf(m_object), now);
}

QMap<QString, int> refusedByCode(const mirror::ViewStore &views, const QString &object)
{
    QMap<QString, int> records;
    const QString note = views.note(noteOf(object)).value_or(QString());
    for (const QString &line : note.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        ++records[line.section(QLatin1Char(' '), Code, Code)];
    return records;
}

Result<void> askAgain(mirror::ViewStore &views, Instant now)
{
    return views.setNote(kAskedNote, QString::number(toMs(now)));
}

QString askedAgain(const mirror::ViewStore &views)
{
    return views.note(kAskedNote).value_or(QString());
}

} // namespace sluice::engine
