#pragma once

#include "journal/Recorder.h"

#include <functional>

namespace sluice::engine {

/// Keeps beside an event at whose seat it was made, when that is not who acts: `signed_in`, the person of the last sign-in,
/// and `os_user`, the account on the machine. Who acts is named with --as or chosen in the window, and nothing proves it.
class SeatRecorder final : public journal::Recorder {
public:
    /// `signedIn` tells the e-mail of the last sign-in, empty for none.
    SeatRecorder(journal::Recorder &recorder, std::function<QString()> signedIn);

    Result<std::vector<journal::Event>> record(std::vector<journal::NewEvent> events, journal::Durability durability) override;

    /// The account on the machine.
    QString osUser();

private:
    journal::Recorder &m_recorder;
    std::function<QString()> m_signedIn;
    QString m_osUser; ///< Asked for once, when it is needed.
};

} // namespace sluice::engine
