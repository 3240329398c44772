-- Version 1: reports, the lines read from them, what they share, and what a person says of it.
--
-- A report has a number by order of arrival, which ties the tables together and is never shown; people and exports see
-- its id. Every line has its place in the report's list of such lines (position) and a seal: the hash of its fields and
-- of the words its spans stand for, taken when it was written. Spans are code points, half open: [[start, end], ...].
-- Days are ISO 8601, so their order is the order of their text.

CREATE TABLE report (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  text_sha256 TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  media TEXT NOT NULL,
  place TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  shingles INTEGER NOT NULL,
  text TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX report_by_day ON report (earliest, id);

CREATE TABLE source (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  place TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (report, place, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_by_place ON source (place);

CREATE TABLE zone (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  role TEXT NOT NULL,
  paragraph INTEGER NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- What is known about a report: one row per field of the contract's meta.
CREATE TABLE detail (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT,
  status TEXT NOT NULL,
  evidence TEXT NOT NULL,
  because TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX detail_by_value ON detail (name, value);

CREATE TABLE quote (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  source TEXT NOT NULL,
  cue TEXT NOT NULL,
  content TEXT NOT NULL,
  type TEXT NOT NULL,
  class TEXT NOT NULL,
  speaker TEXT,
  speaker_evidence TEXT NOT NULL,
  parent TEXT,
  zone TEXT NOT NULL,
  closed INTEGER NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  because TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE time_expression (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  anchor TEXT,
  rule TEXT NOT NULL,
  because TEXT NOT NULL,
  candidates TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- What a person should know about a report that was read all the same.
CREATE TABLE problem (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  place TEXT NOT NULL,
  stage TEXT NOT NULL,
  start INTEGER,
  "end" INTEGER,
  fatal INTEGER NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- Inputs that gave no report; they leave when the same place gives one.
CREATE TABLE unread (
  place TEXT NOT NULL,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  stage TEXT NOT NULL,
  fatal INTEGER NOT NULL,
  PRIMARY KEY (place, position)
) STRICT, WITHOUT ROWID;

-- Which reports hold which word runs. Near-identical reprints are one family: the smallest of their shingles.
CREATE TABLE shingle (
  shingle INTEGER NOT NULL,
  family INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  PRIMARY KEY (shingle, family, report)
) STRICT, WITHOUT ROWID;

-- What two reports share, as far as the two alone tell it; what depends on the whole record is settled at read-out.
-- a is the report with the smaller id. Spans are [[a_start, a_end, b_start, b_end], ...]; payload belongs to the copies.
CREATE TABLE pair (
  a INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  b INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  spans TEXT NOT NULL,
  payload TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT;
CREATE INDEX pair_by_b ON pair (b);

-- What a person says of a line: dated, signed, undone rather than deleted. Subject is ids and text hashes, as JSON.
CREATE TABLE judgement (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  verdict TEXT NOT NULL,
  value TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  because TEXT NOT NULL,
  undone TEXT
) STRICT, WITHOUT ROWID;

-- What the record was made with, by name.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The words of each text, folded by dateline.text.fold before they come here (no accents, apostrophes, case), so the
-- tokenizer must not read them once more: "ascii" cuts at blanks and keeps every letter of every script. Contentless:
-- the words can be made again from the text, and places are found in the text itself.
CREATE VIRTUAL TABLE search USING fts5 (words, content = '', tokenize = 'ascii');
