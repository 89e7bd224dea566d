#pragma once

#include "core/Random.h"
#include "net/Http.h"
#include "sandbox/Http.h"
#include "sim/Life.h"

#include <QUrl>

namespace sluice::sim {

/// How often, in a thousand calls, which mishap befalls one on its way.
struct Weather {
    int noNetwork = 0;   ///< Nothing leaves.
    int loseRequest = 0; ///< It leaves and never arrives.
    int loseAnswer = 0;  ///< It is done, and nobody hears of it.
    int late = 0;        ///< The caller gives up, and it arrives some seconds later, or minutes if it may.
    int twice = 0;       ///< It arrives a second time. Only calls that may: see Network::mayRepeat.
    int slow = 0;        ///< It takes seconds.

    static Weather calm() { return {}; }
};

/// The network between one life of the program and the two systems: every call takes its time, side by side with the
/// others, and may meet a mishap. What is under way when the program dies still arrives.
class Network final : public net::Transport {
public:
    using Handler = std::function<sandbox::Response(const sandbox::Request &)>;
    struct Parts {
        Life &life;
        Random &random;
        const Weather &weather;
        Handler handler;
        /// Whether the network may deliver this call twice: the other side must know it again.
        std::function<bool(const net::HttpRequest &)> mayRepeat;
        std::function<void(const QString &)> tell; ///< Unset: nobody listens.
        std::function<void(const net::HttpRequest &)> watch; ///< Sees each call as it leaves.
    };
    explicit Network(Parts parts)
        : m_parts(std::move(parts))
    {
    }

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request) override;

private:
    enum class Fate { Deliver, NoNetwork, LoseRequest, LoseAnswer, Late, Twice };
    /// One call on its way; outlives the caller.
    struct Journey {
        net::HttpRequest request;
        Fate fate = Fate::Deliver;
        Handler handler;
        std::chrono::milliseconds back { 0 };
        std::shared_ptr<Signal> signal;
        std::optional<Result<net::HttpResponse>> answer;
    };
    static void arrive(const std::shared_ptr<Journey> &journey, Timeline &timeline);
    static void giveUp(const std::shared_ptr<Journey> &journey);
    Fate fateOf(const net::HttpRequest &request);
    std::chrono::milliseconds between(int least, int most);
    std::chrono::milliseconds lateness(const net::HttpRequest &request);
    void describe(const net::HttpRequest &request, Fate fate) const;

    Parts m_parts;
};

} // namespace sluice::sim
