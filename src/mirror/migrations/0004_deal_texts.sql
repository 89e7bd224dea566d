-- What Salesforce holds in the picklists that Sluice reads, for values that it does not know.
ALTER TABLE deal ADD COLUMN delivery_text TEXT NOT NULL DEFAULT '';
ALTER TABLE deal ADD COLUMN frequency_text TEXT NOT NULL DEFAULT '';
-- Deals read before know none of them: all are read once more.
DELETE FROM cursor WHERE source = 'salesforce:Opportunity';
