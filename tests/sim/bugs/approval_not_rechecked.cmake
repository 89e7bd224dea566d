set(BUG_WHAT "an approval is not held against fresh records before posting")
set(BUG_SEED 93)
set(BUG_FILE src/billing/Judge.cpp)
set(BUG_RIGHT [==[
        if (!ready || effect == rules::Effect::Block || effect == rules::Effect::Reapprove) {
]==])
set(BUG_WRONG [==[
        if (!@BUG@ && (!ready || effect == rules::Effect::Block || effect == rules::Effect::Reapprove)) {
]==])
