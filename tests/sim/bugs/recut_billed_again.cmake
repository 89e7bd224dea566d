set(BUG_WHAT "a deal that was cut anew is billed again")
set(BUG_SEED 364)
set(BUG_FILE src/billing/BilledBefore.cpp)
set(BUG_RIGHT [==[
        if (yielded.contains(view->request.id))
]==])
set(BUG_WRONG [==[
        if (@BUG@ || yielded.contains(view->request.id))
]==])
