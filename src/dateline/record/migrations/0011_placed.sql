-- Version 11: where the parts of a text that was taken out of a file stand there: a page of a PDF, a paragraph of a document, an
-- element of a web page. "at" is empty where that is not known. Reports that are in the record already have none.

CREATE TABLE placed (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "at" TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
