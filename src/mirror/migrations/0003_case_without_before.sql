-- Undo folds the journal; nothing was ever written here.
ALTER TABLE case_view DROP COLUMN before;
ALTER TABLE case_view DROP COLUMN before_actor;
ALTER TABLE case_view DROP COLUMN before_seq;
