-- Version 15: what was asked on the way to an answer (robots.txt, and what led on), as JSON; NULL where it was not kept.
ALTER TABLE fetched ADD COLUMN way TEXT;
