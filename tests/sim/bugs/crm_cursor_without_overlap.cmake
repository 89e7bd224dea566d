set(BUG_WHAT "the window in which Salesforce may commit late is ignored")
set(BUG_SEED 6359)
set(BUG_FILE src/crm/salesforce/PullOpening.cpp)
set(BUG_RIGHT [==[
const Instant whole = cursor - m_parts.overlap;]==])
set(BUG_WRONG [==[
const Instant whole = @BUG@ ? cursor : cursor - m_parts.overlap;]==])
