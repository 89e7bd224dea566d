#pragma once

#include "journal/Recorder.h"

namespace sluice::engine {

/// Records what people decide. Whoever reads that it is done may rely on it: not even a loss of power takes it back.
class DurableRecorder final : public journal::Recorder {
public:
    explicit DurableRecorder(journal::Recorder &recorder)
        : m_recorder(recorder)
    {
    }

    Result<std::vector<journal::Event>> record(std::vector<journal::NewEvent> events, journal::Durability) override
    {
        return m_recorder.record(std::move(events), journal::Durability::Full);
    }

private:
    journal::Recorder &m_recorder;
};

} // namespace sluice::engine
