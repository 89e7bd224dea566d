-- Tax rates with the days from which they hold. What is known of each goes on until the taxes are read once more.
ALTER TABLE tax_code ADD COLUMN rate_steps TEXT NOT NULL DEFAULT '';
UPDATE tax_code SET rate_steps = '[["","' || rate_percent || '"]]' WHERE rate_percent <> '0';
ALTER TABLE tax_code DROP COLUMN rate_percent;
DELETE FROM cursor WHERE source LIKE 'quickbooks:%:settings';
