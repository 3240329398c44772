-- Version 3: of a quote, what kind of speaker it has, joint speakers, affiliation, occasion and utterance, as one JSON
-- object; none in a line that an older Dateline wrote, which is sealed without it.

ALTER TABLE quote ADD COLUMN more TEXT;
