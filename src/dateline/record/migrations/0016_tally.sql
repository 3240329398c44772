-- Version 16: how many lines of each kind the record has, counted as they come and go, so that a page tells how long
-- a list is without going through it; and how many fall on each day. An empty text is a day that is open.
-- `changed` counts how often a report was read again or went: while it is the same, every report is as it was.
--
-- A day of which no line is left leaves nothing behind. Triggers alone write it, on PostgreSQL as here, so that no way
-- into the record can forget to; `dateline verify` counts again.

CREATE TABLE tally (
  name TEXT NOT NULL,
  part TEXT NOT NULL,
  earliest TEXT NOT NULL,
  latest TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (name, part, earliest, latest)
) STRICT, WITHOUT ROWID;

-- Reports whose day of publication is open: as a rule few of many.
CREATE TABLE open_report (
  number INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE
) STRICT;

CREATE INDEX quote_by_type ON quote (type);

INSERT INTO open_report SELECT number FROM report
  WHERE earliest IS NULL OR latest IS NULL OR julianday(latest) - julianday(earliest) > 1;
INSERT INTO tally VALUES ('changed', '', '', '', 0);
INSERT INTO tally SELECT 'report', '', '', '', count(*) FROM report;
INSERT INTO tally SELECT 'report_day', '', coalesce(earliest, ''), coalesce(latest, ''), count(*) FROM report
  GROUP BY 2, 3, 4;
INSERT INTO tally SELECT 'zone', '', '', '', count(*) FROM zone;
INSERT INTO tally SELECT 'sentence', '', '', '', count(*) FROM sentence;
INSERT INTO tally SELECT 'pair', '', '', '', count(*) FROM pair;
INSERT INTO tally SELECT 'problem', '', '', '', count(*) FROM problem;
INSERT INTO tally SELECT 'unread', '', '', '', count(*) FROM unread;
INSERT INTO tally SELECT 'quote', type || CASE WHEN speaker IS NULL THEN ' unnamed' ELSE '' END, '', '', count(*)
  FROM quote GROUP BY 2, 3, 4;
INSERT INTO tally SELECT 'judgement', CASE WHEN undone IS NULL THEN '' ELSE 'undone' END, '',
  '', count(*) FROM judgement GROUP BY 2, 3, 4;
INSERT INTO tally SELECT 'time_expression',
  CASE WHEN type IN ('DATE', 'TIME') AND value NOT IN ('PAST_REF', 'PRESENT_REF', 'FUTURE_REF') THEN 'day' ELSE '' END,
  coalesce(earliest, ''), coalesce(latest, ''), count(*) FROM time_expression GROUP BY 2, 3, 4;

CREATE TRIGGER report_comes AFTER INSERT ON report BEGIN
  INSERT INTO tally VALUES ('report', '', '', '', 1)
    ON CONFLICT (name, part, earliest, latest) DO UPDATE SET number = tally.number + 1;
  INSERT INTO tally VALUES ('report_day', '', coalesce(NEW.earliest, ''), coalesce(NEW.latest, ''), 1)
    ON CONFLICT (name, part, earliest, latest) DO UPDATE SET number = tally.number + 1;
  INSERT INTO open_report SELECT NEW.number
    WHERE NEW.earliest IS NULL OR NEW.latest IS NULL OR julianday(NEW.latest) - julianday(NEW.earliest) > 1;
END;
CREATE TRIGGER report_changes AFTER UPDATE ON report BEGIN
  UPDATE tally SET number = number + 1 WHERE name = 'changed' AND part = '' AND earliest = '' AND latest = '';
END;
CREATE TRIGGER report_goes AFTER DELETE ON report BEGIN
  UPDATE tally SET number = number + 1 WHERE name = 'changed' AND part = '' AND earliest = '' AND latest = '';
  UPDATE tally SET number = number - 1 WHERE name = 'report' AND part = '' AND earliest = '' AND latest = '';
  UPDATE tally SET number = number - 1 WHERE name = 'report_day' AND part = ''
    AND earliest = coalesce(OLD.earliest, '') AND latest = coalesce(OLD.latest, '');
  DELETE FROM tally WHERE name = 'report_day' AND part = ''
    AND earliest = coalesce(OLD.earliest, '') AND latest = coalesce(OLD.latest, '') AND number = 0;
END;

CREATE TRIGGER zone_comes AFTER INSERT ON zone BEGIN
  INSERT INTO tally VALUES ('zone', '', '', '', 1)
    ON CONFLICT (name, part, earliest, latest) DO UPDATE SET number = tally.number + 1;
END;
CREATE TRIGGER zone_goes AFTER DELETE ON zone BEGIN
  UPDATE tally SET number = number - 1 WHERE name = 'zone' AND part = '' AND earliest = '' AND latest = '';
END;

CREATE TRIGGER sentence_comes AFTER INSERT ON sentence BEGIN
  INSERT INTO tally VALUES ('sentence', '', '', '', 1)
    ON CONFLICT (name, part, earliest, latest) DO UPDATE SET number = tally.number + 1;
END;
CREATE TRIGGER sentence_goes AFTER DELETE ON sentence BEGIN
  UPDATE tally SET number = number - 1 WHERE name = 'sentence' AND part = '' AND earliest = '' AND latest = '';
END;

CREATE TRIGGER pair_comes AFTER INSERT ON pair BEGIN
  INSERT INTO tally VALUES ('pair', '', '', '', 1)
    ON CONFLICT (name, part, earliest, latest) DO UPDATE SET number = tally.number + 1;
END;
CREATE TRIGGER pair_goes AFTER DELETE ON pair BEGIN
  UPDATE tally SET number = number - 1 WHERE name = 'pair' AND part = '' AND earliest = '' AND latest = '';
END;

CREATE TRIGGER problem_comes AFTER INSERT ON problem BEGIN
  INSERT INTO tally VALUES ('problem', '', '', '', 1)
    ON CONFLICT (name, part, earliest, latest) DO UPDATE SET number = tally.number + 1;
END;
CREATE TRIGGER problem_goes AFTER DELETE ON problem BEGIN
  UPDATE tally SET number = number - 1 WHERE name = 'problem' AND part = '' AND earliest = '' AND latest = '';
END;

CREATE TRIGGER unread_comes AFTER INSERT ON unread BEGIN
  INSERT INTO tally VALUES ('unread', '', '', '', 1)
    ON CONFLICT (name, part, earliest, latest) DO UPDATE SET number = tally.number + 1;
END;
CREATE TRIGGER unread_goes AFTER DELETE ON unread BEGIN
  UPDATE tally SET number = number - 1 WHERE name = 'unread' AND part = '' AND earliest = '' AND latest = '';
END;

CREATE TRIGGER quote_comes AFTER INSERT ON quote BEGIN
  INSERT INTO tally VALUES ('quote', NEW.type || CASE WHEN NEW.speaker IS NULL THEN ' unnamed' ELSE '' END, '', '', 1)
    ON CONFLICT (name, part, earliest, latest) DO UPDATE SET number = tally.number + 1;
END;
CREATE TRIGGER quote_goes AFTER DELETE ON quote BEGIN
  UPDATE tally SET number = number - 1 WHERE name = 'quote'
    AND part = OLD.type || CASE WHEN OLD.speaker IS NULL THEN ' unnamed' ELSE '' END
    AND earliest = '' AND latest = '';
END;

CREATE TRIGGER judgement_comes AFTER INSERT ON judgement BEGIN
  INSERT INTO tally VALUES ('judgement', CASE WHEN NEW.undone IS NULL THEN '' ELSE 'undone' END,
    '', '', 1)
    ON CONFLICT (name, part, earliest, latest) DO UPDATE SET number = tally.number + 1;
END;
CREATE TRIGGER judgement_goes AFTER DELETE ON judgement BEGIN
  UPDATE tally SET number = number - 1 WHERE name = 'judgement'
    AND part = CASE WHEN OLD.undone IS NULL THEN '' ELSE 'undone' END
    AND earliest = '' AND latest = '';
END;

CREATE TRIGGER time_expression_comes AFTER INSERT ON time_expression BEGIN
  INSERT INTO tally VALUES ('time_expression',
    CASE
      WHEN NEW.type IN ('DATE', 'TIME') AND NEW.value NOT IN ('PAST_REF', 'PRESENT_REF', 'FUTURE_REF')
      THEN 'day' ELSE ''
    END,
    coalesce(NEW.earliest, ''), coalesce(NEW.latest, ''), 1)
    ON CONFLICT (name, part, earliest, latest) DO UPDATE SET number = tally.number + 1;
END;
CREATE TRIGGER time_expression_goes AFTER DELETE ON time_expression BEGIN
  UPDATE tally SET number = number - 1 WHERE name = 'time_expression'
    AND part = CASE
      WHEN OLD.type IN ('DATE', 'TIME') AND OLD.value NOT IN ('PAST_REF', 'PRESENT_REF', 'FUTURE_REF')
      THEN 'day' ELSE ''
    END
    AND earliest = coalesce(OLD.earliest, '') AND latest = coalesce(OLD.latest, '');
  DELETE FROM tally WHERE name = 'time_expression'
    AND part = CASE
      WHEN OLD.type IN ('DATE', 'TIME') AND OLD.value NOT IN ('PAST_REF', 'PRESENT_REF', 'FUTURE_REF')
      THEN 'day' ELSE ''
    END
    AND earliest = coalesce(OLD.earliest, '') AND latest = coalesce(OLD.latest, '') AND number = 0;
END;
