#pragma once

#include "core/Time.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace sluice::sandbox::quickbooks {

/// How a company treats a request id it has seen before.
enum class RequestIdMode {
    Replay, ///< The first answer again.
    Error600WhileInFlight, ///< While the first answer never reached the client: 600 for a while, then the
                           ///< replay.
    Error600ForEver, ///< The same, and the replay never comes.
    KeepsRefusals, ///< The first answer again, a refusal too.
    Expired, ///< The company remembers nothing: the work is done again.
    Ignored ///< The parameter has no effect at all, not even its length is checked.
};

/// The answers one company gave under request ids.
class RequestIds {
public:
    enum class Outcome { Fresh, Replay, InFlight };
    struct Lookup {
        Outcome outcome = Outcome::Fresh;
        QByteArray body; ///< For a replay: the first answer, byte for byte.
        int status = 200;
    };

    Lookup find(
        const QString &id, RequestIdMode mode, std::chrono::milliseconds retention, Instant now) const;
    void remember(const QString &id, const QByteArray &body, int status, Instant at);
    /// The answer under this id did not reach the client.
    void markLost(const QString &id);

private:
    struct Answer {
        QByteArray body;
        int status = 200;
        Instant at;
        bool lost = false;
    };
    QHash<QString, Answer> m_answers;
};

} // namespace sluice::sandbox::quickbooks
