set(BUG_WHAT "the certificate calls an invoice posted that somebody voided")
set(BUG_SEED 723)
set(BUG_FILE src/reconcile/Census.cpp)
set(BUG_RIGHT [==[
            if (document->voided)
]==])
set(BUG_WRONG [==[
            if (!@BUG@ && document->voided)
]==])
