#include "engine/BooksUse.h"

namespace sluice::engine {

namespace {

/// "2026-03 417"
QString readsNote(const QString &realm) { return QStringLiteral("reads.") + realm; }
QString reconnectNote(const QString &realm) { return QStringLiteral("reconnect.") + realm; }

QString monthOf(Instant now)
{
    return toQDateTime(now).date().toString(Qt::ISODate).left(7);
}

} // namespace

BooksUse::BooksUse(mirror::ViewStore &views)
    : m_views(views)
{
}

Result<void> BooksUse::add(const QString &realm, int reads, Instant now)
{
    return m_views.setNote(readsNote(realm), QStringLiteral("%1 %2").arg(monthOf(now)).arg(readsThisMonth(m_views, realm, now) + reads));
}

Result<void> BooksUse::setReconnectBy(const QString &realm, std::optional<Instant> by)
{
    if (!by)
        return {};
    return m_views.setNote(reconnectNote(realm), QString::number(toMs(*by)));
}

int BooksUse::readsThisMonth(const mirror::ViewStore &views, const QString &realm, Instant now)
{
    const QString note = views.note(readsNote(realm)).value_or(QString());
    return note.section(QLatin1Char(' '), 0, 0) == monthOf(now) ? note.section(QLatin1Char(' '), 1).toInt() : 0;
}

std::optional<Instant> BooksUse::reconnectBy(const mirror::ViewStore &views, const QString &realm)
{
    const QString note = views.note(reconnectNote(realm)).value_or(QString());
    return note.isEmpty() ? std::nullopt : std::optional<Instant>(fromMs(note.toLongLong()));
}

} // namespace sluice::engine
