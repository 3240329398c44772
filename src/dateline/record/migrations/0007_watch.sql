-- Version 7: what is watched, and the texts that reports had before.

-- An address that is read again and again. given is JSON; moments are ISO 8601 in UTC, so their order is that of their
-- text. Who reads an address holds it until leased_until, so that two at once do not both read it.
CREATE TABLE watched (
  address TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  given TEXT NOT NULL,
  report TEXT,
  etag TEXT,
  modified TEXT,
  sha256 TEXT,
  read_at TEXT,
  due_at TEXT,
  reads INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  problem TEXT,
  leased_until TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX watched_by_moment ON watched (due_at, address) WHERE due_at IS NOT NULL;

-- A text that a report had before, and what the next one changed, as JSON; position 0 is the first that was read. The
-- report is named by its id: its number changes when it is read anew.
CREATE TABLE earlier (
  report TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  title TEXT,
  address TEXT NOT NULL,
  read_at TEXT NOT NULL,
  changes TEXT NOT NULL,
  lost TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
