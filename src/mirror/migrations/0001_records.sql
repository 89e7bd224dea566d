-- What the two systems say, as typed rows. Written by pulls only; a lost mirror is pulled again.
-- Texts are empty rather than NULL when the other side has nothing; dates are YYYY-MM-DD; moments are milliseconds UTC.
-- No foreign keys: records arrive in any order.

PRAGMA application_id = 0x534c4d52;

CREATE TABLE cursor (
    source    TEXT PRIMARY KEY,
    value     TEXT NOT NULL,
    pulled_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE generation (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    value INTEGER NOT NULL
) STRICT;
INSERT INTO generation VALUES (1, 0);

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    billing_street TEXT NOT NULL, billing_city TEXT NOT NULL, billing_state TEXT NOT NULL,
    billing_postal_code TEXT NOT NULL, billing_country TEXT NOT NULL,
    shipping_street TEXT NOT NULL, shipping_city TEXT NOT NULL, shipping_state TEXT NOT NULL,
    shipping_postal_code TEXT NOT NULL, shipping_country TEXT NOT NULL,
    segment TEXT NOT NULL,
    tax_number TEXT NOT NULL,
    taxable INTEGER,
    credit_limit_minor INTEGER, credit_limit_currency TEXT,
    payment_terms TEXT NOT NULL,
    customer_link TEXT NOT NULL,
    email TEXT NOT NULL,
    deleted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE app_user (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    manager_id TEXT NOT NULL,
    active INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    family TEXT NOT NULL,
    item_code TEXT NOT NULL,
    active INTEGER NOT NULL,
    deleted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deal (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    account_id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    won INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER,
    close_on TEXT,
    won_ms INTEGER, -- As the record itself tells it; the stage history in won_moment is preferred.
    won_exact INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    billing_event TEXT, billing_event_text TEXT NOT NULL,
    delivery TEXT,
    delivered_on TEXT,
    po_number TEXT NOT NULL,
    payment_terms TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    entity TEXT NOT NULL,
    segment TEXT NOT NULL,
    channel TEXT NOT NULL,
    term_start TEXT, term_end TEXT,
    frequency TEXT,
    billing_key TEXT NOT NULL,
    invoice_id TEXT NOT NULL,
    invoice_number TEXT NOT NULL,
    invoice_status TEXT NOT NULL,
    invoice_amount_text TEXT NOT NULL,
    invoice_balance_text TEXT NOT NULL,
    invoice_due_on TEXT,
    won_seen_ms INTEGER -- Stamp of the record when it was first seen won: the last resort.
) STRICT, WITHOUT ROWID;

CREATE TABLE deal_line (
    id TEXT PRIMARY KEY,
    deal_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    product_name TEXT NOT NULL,
    description TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit_price TEXT NOT NULL,
    discount_percent TEXT NOT NULL,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    service_on TEXT,
    sort_order INTEGER NOT NULL,
    deleted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_line_of_deal ON deal_line (deal_id);

CREATE TABLE milestone (
    id TEXT PRIMARY KEY,
    deal_id TEXT NOT NULL,
    name TEXT NOT NULL,
    amount_minor INTEGER NOT NULL, amount_currency TEXT NOT NULL,
    planned_on TEXT,
    approved_on TEXT,
    deleted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX milestone_of_deal ON milestone (deal_id);

CREATE TABLE stage_change (
    id TEXT PRIMARY KEY,
    deal_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    won INTEGER NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX stage_change_of_deal ON stage_change (deal_id, at_ms, id, won);

-- Derived from stage_change: the first won row after the last one that is not won.
CREATE TABLE won_moment (
    deal_id TEXT PRIMARY KEY,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE company (
    realm TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    country TEXT NOT NULL,
    home_currency TEXT NOT NULL,
    multi_currency INTEGER NOT NULL,
    custom_numbers INTEGER NOT NULL,
    uses_sales_tax INTEGER NOT NULL,
    automated_sales_tax INTEGER NOT NULL,
    books_closed_on TEXT,
    time_zone TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE customer (
    realm TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    company_name TEXT NOT NULL,
    email TEXT NOT NULL,
    tax_number TEXT NOT NULL,
    currency_code TEXT NOT NULL,
    term_id TEXT NOT NULL,
    billing_street TEXT NOT NULL, billing_city TEXT NOT NULL, billing_state TEXT NOT NULL,
    billing_postal_code TEXT NOT NULL, billing_country TEXT NOT NULL,
    active INTEGER NOT NULL,
    balance_minor INTEGER NOT NULL, balance_currency TEXT NOT NULL,
    version TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (realm, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
    realm TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    sku TEXT NOT NULL,
    type TEXT NOT NULL,
    active INTEGER NOT NULL,
    version TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (realm, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
    realm TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    due_days INTEGER,
    active INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (realm, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tax_code (
    realm TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    active INTEGER NOT NULL,
    taxable INTEGER NOT NULL,
    rate_percent TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (realm, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE invoice (
    realm TEXT NOT NULL,
    id TEXT NOT NULL,
    doc_number TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    term_id TEXT NOT NULL,
    private_note TEXT NOT NULL,
    memo TEXT NOT NULL,
    email_status TEXT NOT NULL,
    version TEXT NOT NULL,
    txn_on TEXT,
    due_on TEXT,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    balance_minor INTEGER NOT NULL,
    discount_minor INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    sent_ms INTEGER,
    voided INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    tax_inclusive INTEGER NOT NULL,
    PRIMARY KEY (realm, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE invoice_line (
    realm TEXT NOT NULL,
    invoice_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    item_name TEXT NOT NULL,
    description TEXT NOT NULL,
    tax_code_id TEXT NOT NULL,
    quantity TEXT,
    unit_price TEXT,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    service_on TEXT,
    is_discount INTEGER NOT NULL,
    discount_percent TEXT,
    PRIMARY KEY (realm, invoice_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment (
    realm TEXT NOT NULL,
    id TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    txn_on TEXT,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    unapplied_minor INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (realm, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment_application (
    realm TEXT NOT NULL,
    payment_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    txn_type TEXT NOT NULL,
    txn_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    PRIMARY KEY (realm, payment_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE credit_memo (
    realm TEXT NOT NULL,
    id TEXT NOT NULL,
    doc_number TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    private_note TEXT NOT NULL,
    txn_on TEXT,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    remaining_minor INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    voided INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (realm, id)
) STRICT, WITHOUT ROWID;
