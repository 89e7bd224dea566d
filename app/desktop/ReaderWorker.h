#pragma once

#include "core/Clock.h"
#include "desk/Reader.h"
#include "engine/desk/ReadingRoom.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace sluice::desktop {

/// Answers the questions of the screens on a thread of its own, through read-only connections.
class ReaderWorker final : public QObject {
    Q_OBJECT
public:
    ReaderWorker(QString folder, std::optional<Instant> now);
    ~ReaderWorker() override;

    /// Runs on this object's thread. A profile that cannot be read answers every question with its error.
    void run(const std::function<void(desk::Reader &)> &question);
    /// The next question reads the settings anew: connections may have come or gone.
    void refresh();

private:
    QString m_folder;
    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<engine::ReadingRoom> m_room;
};

} // namespace sluice::desktop
