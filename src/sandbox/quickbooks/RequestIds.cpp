#include "sandbox/quickbooks/RequestIds.h"

namespace sluice::sandbox::quickbooks {

namespace {

/// How long a lost first attempt counts as still being answered.
constexpr std::chrono::seconds kInFlight { 30 };

} // namespace

RequestIds::Lookup RequestIds::find(
    const QString &id, RequestIdMode mode, std::chrono::milliseconds retention, Instant now) const
{
    if (mode == RequestIdMode::Expired || mode == RequestIdMode::Ignored)
        return {};
    const auto found = m_answers.constFind(id);
    if (found == m_answers.cend() || now - found->at >= retention)
        return {};
    const bool isInFlight = mode == RequestIdMode::Error600ForEver
        || (mode == RequestIdMode::Error600WhileInFlight && now - found->at < kInFlight);
    if (isInFlight && found->lost)
        return { Outcome::InFlight, {}, 0 };
    return { Outcome::Replay, found->body, found->status };
}

void RequestIds::remember(const QString &id, const QByteArray &body, int status, Instant at)
{
    m_answers.insert(id, { body, status, at, false });
}

void RequestIds::markLost(const QString &id)
{
    const auto found = m_answers.find(id);
    if (found != m_answers.end())
        found->lost = true;
}

} // namespace sluice::sandbox::quickbooks
