-- What was handed on with a time is a promise too, to whoever handed it on: `handed` is its id, and each has a clock of its own.
ALTER TABLE desk_threads ADD COLUMN handed BIGINT;
UPDATE desk_threads SET handed = assigned_at, synced_at = 0 WHERE answer_by IS NOT NULL AND assignee IS NOT NULL;
CREATE TABLE desk_clocks_new (
  topic BIGINT NOT NULL,
  kind TEXT NOT NULL,
-- The hand-on that it is about; 0 for what is promised to askers.
  hand BIGINT NOT NULL,
  target BIGINT NOT NULL,
  runs TEXT NOT NULL,
  status TEXT NOT NULL,
  since BIGINT NOT NULL,
  used BIGINT NOT NULL,
  warn_at BIGINT,
  due_at BIGINT,
  warned_at BIGINT,
  breached_at BIGINT,
-- To whom it was handed, and until when an answer is wanted.
  owed_by BIGINT REFERENCES members (id),
  until BIGINT,
  PRIMARY KEY (topic, kind, hand)
) WITHOUT ROWID;
INSERT INTO desk_clocks_new (topic, kind, hand, target, runs, status, since, used, warn_at, due_at, warned_at, breached_at) SELECT topic, kind, 0, target, runs, status, since, used, warn_at, due_at, warned_at, breached_at FROM desk_clocks;
DROP TABLE desk_clocks;
ALTER TABLE desk_clocks_new RENAME TO desk_clocks;
CREATE INDEX desk_clocks_warn ON desk_clocks (warn_at, topic, kind, hand) WHERE warned_at IS NULL AND warn_at IS NOT NULL;
CREATE INDEX desk_clocks_due ON desk_clocks (due_at, topic, kind, hand) WHERE breached_at IS NULL AND due_at IS NOT NULL;
-- What is somebody's is read from the index alone, for the loads of agents and for those who left.
DROP INDEX desk_threads_assignee;
CREATE INDEX desk_threads_assignee ON desk_threads (assignee, place, topic, space, snoozed_until, live) WHERE live AND assignee IS NOT NULL;
-- What waits is found by when it is due.
DROP INDEX desk_threads_waiting;
