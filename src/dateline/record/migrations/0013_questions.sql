-- Version 13: questions that people save in the workbench; asked beside those of a file of alerts.

-- asks is JSON, as a table of such a file says it; the id is made from what is asked. Who paused it, while it is paused.
CREATE TABLE alert_question (
  id TEXT PRIMARY KEY,
  asks TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  paused_by TEXT,
  paused_at TEXT
) STRICT, WITHOUT ROWID;
