set(BUG_WHAT "the intent may still be lost with the power when its invoice leaves")
set(BUG_SEED 474)
set(BUG_FILE src/billing/PostingRecord.cpp)
set(BUG_RIGHT [==[
 recorded = m_recorder.record(std::move(events), journal::Durability::Full);
]==])
set(BUG_WRONG [==[
 recorded = m_recorder.record(std::move(events), @BUG@ ? journal::Durability::Normal : journal::Durability::Full);
]==])
