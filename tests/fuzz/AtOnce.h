#pragma once

#include "fuzz/Must.h"

#include <QCoro/QCoroTask>

#include <optional>
#include <utility>

namespace sluice::fuzz {

template <class T>
QCoro::Task<void> keep(QCoro::Task<T> task, std::optional<T> &kept)
{
    kept.emplace(co_await std::move(task));
}

/// What a task brings that waits for nobody: its transport answers, and its clock runs by itself.
template <class T>
T atOnce(QCoro::Task<T> task)
{
    std::optional<T> kept;
    const QCoro::Task<void> done = keep(std::move(task), kept);
    must(kept.has_value(), "nobody has to be waited for");
    return std::move(*kept);
}

} // namespace sluice::fuzz
