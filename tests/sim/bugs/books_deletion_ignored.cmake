set(BUG_WHAT "deletions in QuickBooks are not noticed")
set(BUG_SEED 131)
set(BUG_FILE src/books/quickbooks/Pull.cpp)
set(BUG_RIGHT [==[
        const Instant at = Fields(row).innerInstant("MetaData", "LastUpdatedTime");
]==])
set(BUG_WRONG [==[
        if (@BUG@)
            return {};
        const Instant at = Fields(row).innerInstant("MetaData", "LastUpdatedTime");
]==])
