set(BUG_WHAT "the cursor of the books moves on without an overlap")
set(BUG_SEED 458)
set(BUG_FILE src/books/quickbooks/Pull.cpp)
set(BUG_RIGHT [==[
    const Instant since = cursor - kOverlap;
]==])
set(BUG_WRONG [==[
    const Instant since = @BUG@ ? cursor : cursor - kOverlap;
]==])
