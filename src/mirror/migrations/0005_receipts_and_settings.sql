-- What the books set up about discounts, days of service and sales tax, and what is taxed.
ALTER TABLE company ADD COLUMN allows_discount INTEGER NOT NULL DEFAULT 1;
ALTER TABLE company ADD COLUMN allows_service_date INTEGER NOT NULL DEFAULT 1;
ALTER TABLE company ADD COLUMN usual_tax_code_id TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN taxable INTEGER NOT NULL DEFAULT 1;
ALTER TABLE item ADD COLUMN taxable INTEGER NOT NULL DEFAULT 1;
ALTER TABLE invoice ADD COLUMN bill_email TEXT NOT NULL DEFAULT '';
ALTER TABLE invoice ADD COLUMN exchange_rate TEXT;

-- Money that came in, or went back, without any invoice.
CREATE TABLE sales_receipt (
    realm TEXT NOT NULL,
    id TEXT NOT NULL,
    doc_number TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    private_note TEXT NOT NULL,
    txn_on TEXT,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    voided INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (realm, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE refund_receipt (
    realm TEXT NOT NULL,
    id TEXT NOT NULL,
    doc_number TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    private_note TEXT NOT NULL,
    txn_on TEXT,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    voided INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (realm, id)
) STRICT, WITHOUT ROWID;

-- Records read before know none of this: all are read once more.
DELETE FROM cursor WHERE source LIKE 'quickbooks:%';
