-- Version 12: what an event is done with, and which second reader proposed it. more is NULL in lines without either, and
-- in all lines of older records, which are sealed without it; else a JSON object: instrument (words or null), evidence (a
-- list of spans), proposed_by (a name or null).

ALTER TABLE event ADD COLUMN more TEXT;
