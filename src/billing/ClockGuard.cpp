#include "billing/ClockGuard.h"

namespace sluice::billing {

namespace {

QString noteOf(const QString &realm) { return QStringLiteral("clock.") + realm; }

} // namespace

ClockGuard::ClockGuard(mirror::ViewStore &views)
    : m_views(views)
{
}

Result<std::optional<Error>> ClockGuard::check(const books::Books &books)
{
    const QString realm = books.realm().value;
    const std::chrono::milliseconds ahead = books.clockAhead().value_or(std::chrono::milliseconds(0));
    const bool agree = std::chrono::abs(ahead) <= kClocksApart;
    const auto minutes = std::chrono::round<std::chrono::minutes>(ahead);
    const QString is = agree ? QString() : QString::number(minutes.count());
    const Result<QString> was = m_views.note(noteOf(realm));
    if (!was)
        return tl::unexpected(was.error());
    if (*was != is) {
        if (Result<void> noted = m_views.setNote(noteOf(realm), is); !noted)
            return tl::unexpected(noted.error());
    }
    if (agree)
        return std::optional<Error>();
    return std::optional(Error { ErrorKind::Conflict,
        QStringLiteral("nothing is posted: this computer's clock is %1 minutes %2 that of the books")
            .arg(std::abs(minutes.count()))
            .arg(minutes.count() > 0 ? QStringLiteral("ahead of") : QStringLiteral("behind")),
        {}, QStringLiteral("clock"), {} });
}

std::optional<std::chrono::minutes> ClockGuard::tooFarAhead(const mirror::ViewStore &views, const QString &realm)
{
    const Result<QString> note = views.note(noteOf(realm));
    return note && !note->isEmpty() ? std::optional(std::chrono::minutes(note->toLongLong())) : std::nullopt;
}

} // namespace sluice::billing
