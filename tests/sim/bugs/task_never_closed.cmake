set(BUG_WHAT "a question stays open when its exception is settled")
set(BUG_SEED 86)
set(BUG_FILE src/engine/TaskRound.cpp)
set(BUG_RIGHT [==[
        const Result<void> closed = co_await close(errand, living);
]==])
set(BUG_WRONG [==[
        if (@BUG@)
            co_return Result<void> {};
        const Result<void> closed = co_await close(errand, living);
]==])
