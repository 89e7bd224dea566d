set(BUG_WHAT "a journal that was put back does not replace what was learnt since")
set(BUG_SEED 448)
set(BUG_FILE src/engine/Projection.cpp)
set(BUG_RIGHT [==[
    if (!foreign)
]==])
set(BUG_WRONG [==[
    if (!foreign || (@BUG@ && !id->isEmpty()))
]==])
