-- Version 4: who is named in a report and what happens in it, by which layers it was read, and what the language
-- pipeline found in each distinct paragraph.

-- A report without a row was read by an older Dateline: it has sentences, attributions and times alone.
CREATE TABLE reading (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,
  layers TEXT NOT NULL,
  pipeline TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  label TEXT NOT NULL,
  actor TEXT NOT NULL,
  because TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- One who is named in a report; id is that of its mentions. names, roles and part_of are JSON.
CREATE TABLE actor (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  names TEXT NOT NULL,
  roles TEXT NOT NULL,
  part_of TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- actors, recipients and attributed_to are JSON lists of actor ids of the report; numbers is a JSON list of objects.
CREATE TABLE event (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  form TEXT NOT NULL,
  type TEXT,
  mode TEXT,
  trigger TEXT NOT NULL,
  actors TEXT NOT NULL,
  recipients TEXT NOT NULL,
  place TEXT,
  place_evidence TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  precision TEXT NOT NULL,
  date_evidence TEXT NOT NULL,
  status TEXT NOT NULL,
  negated INTEGER NOT NULL,
  attributed_to TEXT NOT NULL,
  numbers TEXT NOT NULL,
  evidence TEXT NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  because TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- What the language pipeline found in a paragraph, by the hash of the pipeline, of its words and of where its sentences
-- are cut; with a check behind it. Nothing rests on it: what is missing is analysed again.
CREATE TABLE analysis (
  key BLOB PRIMARY KEY,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What was settled over the whole record, by what it is, with the digest of all that it rests on and a check. It is
-- settled again when the digest is another, so nothing rests on it either.
CREATE TABLE settled (
  name TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  content TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;
