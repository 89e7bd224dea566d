-- What a person's word about an exception was given for, and what a finding is about to the last document. A word that was
-- given before holds for what was shown then.
ALTER TABLE case_view ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE case_view ADD COLUMN vouched_for TEXT NOT NULL DEFAULT '';
UPDATE case_view SET vouched_for = found WHERE resolved_by = 'person';

-- Requests that were decided against, until the next approval.
ALTER TABLE request_view ADD COLUMN turned_down TEXT NOT NULL DEFAULT '';
UPDATE request_view SET turned_down = decision WHERE decision IN ('returned', 'rejected');

-- What was judged before knows neither.
DELETE FROM note WHERE substr(key, 1, 5) = 'rest.';
