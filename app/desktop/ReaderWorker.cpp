#include "desktop/ReaderWorker.h"

#include "desktop/ClosedReader.h"

namespace sluice::desktop {

ReaderWorker::ReaderWorker(QString folder, std::optional<Instant> now)
    : m_folder(std::move(folder))
    , m_clock(now ? std::make_unique<SystemClock>(*now) : std::make_unique<SystemClock>())
{
}

ReaderWorker::~ReaderWorker() = default;

void ReaderWorker::run(const std::function<void(desk::Reader &)> &question)
{
    if (!m_room) {
        Result<std::unique_ptr<engine::ReadingRoom>> room = engine::ReadingRoom::open(m_folder, *m_clock);
        if (!room) {
            ClosedReader closed(room.error());
            question(closed);
            return;
        }
        m_room = std::move(*room);
    }
    question(m_room->reader());
}

void ReaderWorker::refresh()
{
    m_room.reset();
}

} // namespace sluice::desktop
