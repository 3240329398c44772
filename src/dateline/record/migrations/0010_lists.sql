-- Version 10: the lists of the workbench are read in the order of an index, so that one page of them costs the same in a
-- record of any size.

CREATE INDEX report_oldest ON report ((earliest IS NULL), earliest, id, latest);
CREATE INDEX report_newest ON report ((earliest IS NULL), earliest DESC, id);
CREATE INDEX report_days ON report (earliest, latest);
CREATE INDEX report_dated ON report (coalesce(earliest, latest), (latest IS NULL), latest, id)
  WHERE earliest IS NOT NULL OR latest IS NOT NULL;
CREATE INDEX quote_by_speaker ON quote (speaker, type, confidence);
CREATE INDEX quote_by_confidence ON quote (confidence);
CREATE INDEX time_days ON time_expression (earliest, latest);
CREATE INDEX time_dated ON time_expression (coalesce(earliest, latest), (latest IS NULL), latest)
  WHERE earliest IS NOT NULL OR latest IS NOT NULL;
CREATE INDEX time_open ON time_expression (report)
  WHERE earliest IS NULL AND latest IS NULL AND type IN ('DATE', 'TIME')
  AND value NOT IN ('PAST_REF', 'PRESENT_REF', 'FUTURE_REF');
