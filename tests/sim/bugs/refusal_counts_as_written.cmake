set(BUG_WHAT "a status that Salesforce refused counts as written")
set(BUG_SEED 131)
set(BUG_FILE src/engine/WriteBackRound.cpp)
set(BUG_RIGHT [==[
        if (code == failed.cend())
]==])
set(BUG_WRONG [==[
        if (@BUG@ || code == failed.cend())
]==])
