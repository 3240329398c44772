-- Version 14: what was asked beside what was answered: the headers of the request, as JSON; NULL where it was not kept.
ALTER TABLE fetched ADD COLUMN asked TEXT;
