-- Version 5: judgements are sealed, and reports are found by the hash of their text, which judgements hang on.

ALTER TABLE judgement ADD COLUMN seal TEXT NOT NULL DEFAULT '';
CREATE INDEX report_by_text ON report (text_sha256);
