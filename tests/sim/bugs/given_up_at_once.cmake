set(BUG_WHAT "what was not found at once is given up although it may still come")
set(BUG_SEED 1)
set(BUG_FILE src/billing/Doubt.cpp)
set(BUG_RIGHT [==[
    return since(lastSent(view), now) < kLateMax;
]==])
set(BUG_WRONG [==[
    return !@BUG@ && since(lastSent(view), now) < kLateMax;
]==])
