set(BUG_WHAT "uncertain invoices are not settled at the start of a cycle")
set(BUG_SEED 502)
set(BUG_FILE src/engine/Cycle.cpp)
set(BUG_RIGHT [==[
        tell(QStringLiteral("settle"), company.books->realm().value);
]==])
set(BUG_WRONG [==[
        if (@BUG@)
            break;
        tell(QStringLiteral("settle"), company.books->realm().value);
]==])
