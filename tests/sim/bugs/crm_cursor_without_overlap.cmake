set(BUG_WHAT "the window in which Salesforce may commit late is ignored")
set(BUG_SEED 1214)
set(BUG_FILE src/crm/salesforce/Pull.cpp)
set(BUG_RIGHT [==[
literal(*source.cursor - m_parts.overlap)]==])
set(BUG_WRONG [==[
literal(@BUG@ ? *source.cursor : *source.cursor - m_parts.overlap)]==])
