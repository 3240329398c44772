-- Version 8: entries of feeds as reports, what was fetched as it came, and alerts.

-- Whether what an address gave was forgotten: nothing that its source says of it is kept from then on.
ALTER TABLE watched ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;

-- Bytes as they were read, packed with zlib; by the hash that reports and earlier texts name as their source.
CREATE TABLE raw (
  sha256 TEXT PRIMARY KEY,
  packed BLOB NOT NULL,
  size INTEGER NOT NULL,
  kept_at TEXT NOT NULL
) STRICT;
CREATE INDEX raw_by_moment ON raw (kept_at);

-- What a site answered when its bytes were kept. headers is JSON, in the order of the site.
CREATE TABLE fetched (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  fetched_at TEXT NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX fetched_by_bytes ON fetched (sha256);

-- What a saved question found before, so that nothing is told twice: hashes of reports and places, no words. The empty
-- mark says that the question was asked once.
CREATE TABLE alert_mark (
  question TEXT NOT NULL,
  mark TEXT NOT NULL,
  PRIMARY KEY (question, mark)
) STRICT, WITHOUT ROWID;

-- What was found anew. reports is a JSON list of ids, content is JSON as it is told, seal is the hash of it all.
CREATE TABLE alert (
  id TEXT PRIMARY KEY,
  question TEXT NOT NULL,
  found_at TEXT NOT NULL,
  reports TEXT NOT NULL,
  content TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_by_moment ON alert (found_at, id);

-- Which alert goes to whom. The digest that it goes in is settled before it is sent, so that one which is sent again
-- after a stop is the very same; sent_at is empty until the receiver has it.
CREATE TABLE delivery (
  receiver TEXT NOT NULL,
  alert TEXT NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  digest TEXT,
  sent_at TEXT,
  PRIMARY KEY (receiver, alert)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_by_alert ON delivery (alert);
CREATE INDEX delivery_waiting ON delivery (receiver) WHERE sent_at IS NULL;

-- When a receiver is tried again that could not be reached, and who is trying now.
CREATE TABLE receiver (
  name TEXT PRIMARY KEY,
  due_at TEXT,
  failures INTEGER NOT NULL,
  problem TEXT,
  leased_until TEXT
) STRICT, WITHOUT ROWID;
