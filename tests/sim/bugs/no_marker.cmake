set(BUG_WHAT "the marker is left out of the document")
set(BUG_SEED 2)
set(BUG_FILE src/billing/PostingRecord.cpp)
set(BUG_RIGHT [==[
        order.draft.privateNote = note.isEmpty() ? marker(key) : note + QLatin1Char(' ') + marker(key);
]==])
set(BUG_WRONG [==[
        order.draft.privateNote = @BUG@ ? note : note.isEmpty() ? marker(key) : note + QLatin1Char(' ') + marker(key);
]==])
