-- What is derived from journal and mirror. Written by projectors only; emptied and rebuilt by a replay.
-- Lists that are only ever read whole stand as JSON inside their row, or as one text a line.

CREATE TABLE request_view (
    id TEXT PRIMARY KEY,
    deal_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    part TEXT NOT NULL,
    title TEXT NOT NULL,
    planned_on TEXT,
    period_from TEXT, period_to TEXT,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    decision TEXT NOT NULL,
    submitted_ms INTEGER,
    decided_ms INTEGER,
    fingerprint TEXT NOT NULL,
    decisive TEXT NOT NULL,
    path TEXT NOT NULL,
    needs TEXT NOT NULL,
    risks TEXT NOT NULL,
    signatures TEXT NOT NULL,
    last_approved TEXT NOT NULL,
    decision_note TEXT NOT NULL,
    voided_diff TEXT NOT NULL,
    outbox TEXT NOT NULL,
    outbox_realm TEXT NOT NULL,
    outbox_key TEXT NOT NULL,
    outbox_error TEXT NOT NULL,
    outbox_error_code TEXT NOT NULL,
    outbox_revision INTEGER NOT NULL,
    outbox_body BLOB NOT NULL,
    outbox_customer TEXT NOT NULL,
    intended_ms INTEGER,
    uncertain_ms INTEGER,
    invoice_realm TEXT NOT NULL,
    invoice_id TEXT NOT NULL,
    doc_number TEXT NOT NULL,
    origin TEXT NOT NULL,
    posted_ms INTEGER,
    posted_differences TEXT NOT NULL,
    delivered_on TEXT,
    delivered_by TEXT NOT NULL,
    state TEXT NOT NULL,
    entity TEXT NOT NULL,
    realm TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    customer_how TEXT NOT NULL,
    triggered_on TEXT,
    due_on TEXT,
    findings TEXT NOT NULL,
    passed TEXT NOT NULL,
    balance_minor INTEGER, balance_currency TEXT,
    sent_ms INTEGER,
    paid_ms INTEGER
) STRICT; -- With a row id: its rows are too long for the leaves of an index.
CREATE INDEX request_view_of_deal ON request_view (deal_id);

CREATE TABLE request_line (
    request_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    deal_line_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    description TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit_price TEXT NOT NULL,
    discount_percent TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    service_on TEXT,
    PRIMARY KEY (request_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_view (
    id TEXT PRIMARY KEY,
    request_id TEXT NOT NULL,
    deal_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    check_name TEXT NOT NULL,
    field TEXT NOT NULL,
    found TEXT NOT NULL,
    needed TEXT NOT NULL,
    finding_cause TEXT NOT NULL,
    severity TEXT NOT NULL,
    fixer TEXT NOT NULL,
    line_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    cycle INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    cause TEXT,
    owner TEXT NOT NULL,
    opened_ms INTEGER NOT NULL,
    cycle_opened_ms INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    pauses TEXT NOT NULL,
    resolved_ms INTEGER,
    resolved_by TEXT NOT NULL,
    resolved_note TEXT NOT NULL,
    before TEXT NOT NULL,
    before_actor TEXT NOT NULL,
    before_seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE customer_link (
    account_id TEXT NOT NULL,
    realm TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    how TEXT NOT NULL,
    PRIMARY KEY (account_id, realm)
) STRICT, WITHOUT ROWID;

CREATE TABLE activation (
    account_id TEXT PRIMARY KEY,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE customer_write (
    account_id TEXT NOT NULL,
    realm TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    error TEXT NOT NULL,
    body BLOB NOT NULL,
    outbox TEXT NOT NULL,
    at_ms INTEGER,
    PRIMARY KEY (account_id, realm)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_mapping (
    product_id TEXT NOT NULL,
    realm TEXT NOT NULL,
    item_id TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    PRIMARY KEY (product_id, realm)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
    key TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    task_id TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE written (
    object TEXT NOT NULL,
    id TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (object, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    email TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    salesforce_user_id TEXT NOT NULL,
    roles TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE applied (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL
) STRICT;
INSERT INTO applied VALUES (1, 0);

-- Small values of the engine. Not a view: a replay leaves it alone.
CREATE TABLE note (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
