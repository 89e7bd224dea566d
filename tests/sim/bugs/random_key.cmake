set(BUG_WHAT "keys come from chance, not from what they are for")
set(BUG_SEED 2)
set(BUG_FILE src/billing/PostingRecord.cpp)
set(BUG_RIGHT [==[
    prepared.key = invoiceKey(realm, view.request.id, prepared.revision);
]==])
set(BUG_WRONG [==[
    prepared.key = @BUG@ ? QUuid::createUuid().toString(QUuid::WithoutBraces) : invoiceKey(realm, view.request.id, prepared.revision);
]==])
