set(BUG_WHAT "the invoice is sent before its intent is in the journal")
set(BUG_SEED 3)
set(BUG_FILE src/billing/Poster.cpp)
set(BUG_RIGHT [==[
    std::vector<PostingRecord::Order> order;
    order.push_back({ **seen, postable.draft });
]==])
set(BUG_WRONG [==[
    if (@BUG@) {
        books::InvoiceDraft early = postable.draft;
        const QString key = invoiceKey(books->realm().value, (*seen)->request.id, (*seen)->outboxRevision + 1);
        early.privateNote += marker(key);
        (void)co_await books->createInvoice(books->canonicalInvoice(early), key);
    }
    std::vector<PostingRecord::Order> order;
    order.push_back({ **seen, postable.draft });
]==])
