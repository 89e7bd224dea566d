set(BUG_WHAT "a Task is made without a look for its key")
set(BUG_SEED 86)
set(BUG_FILE src/engine/TaskRound.cpp)
set(BUG_RIGHT [==[
        if (!task.closed || (unlearnt && !known.contains(task.key)))
]==])
set(BUG_WRONG [==[
        if (!@BUG@ && (!task.closed || (unlearnt && !known.contains(task.key))))
]==])
