-- Version 2: which reports share word runs is no table any more but an index of files beside the record, in the folder
-- that is called as the record with ".index" behind. The record keeps what of it counts, in the transaction that adds a
-- report; the files can be made again from the texts.

DROP TABLE shingle;

-- The files that count, by the first and the last report number they answer for. The digest is that of the content.
CREATE TABLE segment (
  first INTEGER PRIMARY KEY,
  last INTEGER NOT NULL,
  digest INTEGER NOT NULL
) STRICT;

-- Merges of segments that are under way, as JSON: the shape of what they will give, and how much of it is written.
CREATE TABLE merging (
  first INTEGER PRIMARY KEY,
  state TEXT NOT NULL
) STRICT;

-- The reports behind the last segment, each with its shingles: signed 64-bit numbers, little-endian, ascending.
CREATE TABLE recent (
  report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
  keys BLOB NOT NULL
) STRICT;

-- Reports that are gone and that a file may still name.
CREATE TABLE forgotten (
  number INTEGER PRIMARY KEY
) STRICT;

-- The reports of an older record stand in a file that is missing, so they are read again by the next `dateline add`.
INSERT INTO segment (first, last, digest) SELECT 1, max(number), 0 FROM report HAVING max(number) IS NOT NULL;
