-- Version 9: what people put aside for themselves and the team: reports that they have seen, bookmarks on words, and stories
-- that they follow, each by a report in it, since a story is called otherwise once an earlier report comes.
--
-- The report is named by its id: its number changes when it is read anew. spans is JSON, [] for the report as a whole.

CREATE TABLE shelf (
  "by" TEXT NOT NULL,
  what TEXT NOT NULL,
  report TEXT NOT NULL,
  spans TEXT NOT NULL,
  note TEXT NOT NULL,
  "at" TEXT NOT NULL,
  PRIMARY KEY ("by", what, report, spans)
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_by_report ON shelf (report);
