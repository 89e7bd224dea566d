#include "billing/WriteStop.h"

#include "core/Log.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::billing {

namespace {

// A refused look stands in the journal. Who has just paid shall not wait long, and a company that is left alone for weeks
// shall not fill the journal.
constexpr std::chrono::milliseconds kRestFirst { 60'000 }, kRestMax { 3'600'000 };

const QLatin1String kSince("since_ms"), kLook("look_ms"), kDetail("detail");

QString noteOf(const QString &realm) { return QStringLiteral("stopped.") + realm; }

} // namespace

WriteStop::WriteStop(mirror::ViewStore &views, const Clock &clock)
    : m_views(views)
    , m_clock(clock)
{
}

std::optional<WriteStop::Stopped> WriteStop::stoppedAt(const mirror::ViewStore &views, const QString &realm)
{
    const QString note = views.note(noteOf(realm)).value_or(QString());
    if (note.isEmpty())
        return {};
    const QJsonObject stop = QJsonDocument::fromJson(note.toUtf8()).object();
    return Stopped { fromMs(stop.value(kSince).toInteger()), fromMs(stop.value(kLook).toInteger()), stop.value(kDetail).toString() };
}

Result<bool> WriteStop::isKnown(const QString &realm) const
{
    return m_views.note(noteOf(realm)).map([](const QString &note) { return !note.isEmpty(); });
}

Result<bool> WriteStop::holds(const QString &realm) const
{
    const Result<bool> known = isKnown(realm);
    if (!known || !*known)
        return known;
    const std::optional<Stopped> stop = stoppedAt(m_views, realm);
    const Instant now = m_clock.now();
    // A look that lies further ahead than any rest was planned by a clock that ran ahead.
    return stop && now < stop->nextLookAt && stop->nextLookAt - now <= kRestMax;
}

Result<void> WriteStop::refused(const QString &realm, const QString &detail)
{
    const Instant now = m_clock.now();
    const std::optional<Stopped> before = stoppedAt(m_views, realm);
    const Instant since = before ? std::min(before->since, now) : now;
    if (!before)
        qCInfo(lcBilling, "Company %ls takes no writes: %ls", qUtf16Printable(realm), qUtf16Printable(detail));
    // Each rest is as long as all before it together.
    const auto rest = std::clamp<std::chrono::milliseconds>(now - since, kRestFirst, kRestMax);
    const QJsonObject stop { { kSince, qint64(toMs(since)) }, { kLook, qint64(toMs(now + rest)) }, { kDetail, detail } };
    return m_views.setNote(noteOf(realm), QString::fromUtf8(QJsonDocument(stop).toJson(QJsonDocument::Compact)));
}

Result<void> WriteStop::lift(const QString &realm)
{
    const Result<bool> known = isKnown(realm);
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        return {};
    qCInfo(lcBilling, "Company %ls takes writes again", qUtf16Printable(realm));
    return m_views.setNote(noteOf(realm), QString());
}

} // namespace sluice::billing
