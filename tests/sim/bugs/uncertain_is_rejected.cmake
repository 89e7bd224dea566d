set(BUG_WHAT "an unclear answer counts as a refusal")
set(BUG_SEED 2191)
set(BUG_FILE src/billing/PostingRecord.cpp)
set(BUG_RIGHT [==[
    case WriteOutcome::Uncertain: return kind::kInvoiceUncertain;
]==])
set(BUG_WRONG [==[
    case WriteOutcome::Uncertain: return @BUG@ ? kind::kInvoiceRejected : kind::kInvoiceUncertain;
]==])
