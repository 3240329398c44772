-- Version 6: what people handed in through the workbench and is still to be read. A job is done by one worker process;
-- one that died is taken up by the next, and reading a report twice adds nothing.
--
-- given is what is known of the reports beside their text, as JSON. beat is when a worker last said that it is at it.

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  "by" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  title TEXT NOT NULL,
  given TEXT NOT NULL,
  state TEXT NOT NULL,
  beat REAL NOT NULL,
  counts TEXT NOT NULL,
  told TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was handed in, until it is read.
CREATE TABLE upload (
  job TEXT NOT NULL REFERENCES job ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (job, position)
) STRICT;
