-- Who is on duty when. Days are written as 2026-05-04; minutes count from midnight of the shift's zone.
CREATE TABLE desk_shifts (
  id BIGINT PRIMARY KEY,
  agent BIGINT NOT NULL REFERENCES members (id),
  zone TEXT NOT NULL,
-- The days of the week, Monday's bit is 1.
  weekdays BIGINT NOT NULL,
-- Every how many weeks, counted from the week of the first day.
  every BIGINT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT,
  from_minute BIGINT NOT NULL,
  to_minute BIGINT NOT NULL,
-- The code of the calendar on whose days off it does not take place.
  calendar TEXT
);
CREATE INDEX desk_shifts_agent ON desk_shifts (agent);
CREATE TABLE desk_leave (
  id BIGINT PRIMARY KEY,
  agent BIGINT NOT NULL REFERENCES members (id),
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  substitute BIGINT REFERENCES members (id),
-- When the first day begins, and when what the agent had was given on.
  begins_at BIGINT NOT NULL,
  begun_at BIGINT
);
CREATE INDEX desk_leave_agent ON desk_leave (agent, first_day);
CREATE INDEX desk_leave_begins ON desk_leave (begins_at) WHERE begun_at IS NULL;
-- What an agent takes on. Lists are JSON.
CREATE TABLE desk_agents (
  agent BIGINT PRIMARY KEY REFERENCES members (id),
  cap BIGINT NOT NULL DEFAULT 20,
  languages TEXT NOT NULL DEFAULT '[]',
  tags TEXT NOT NULL DEFAULT '[]',
  products TEXT NOT NULL DEFAULT '[]',
-- When the program last gave the agent a question.
  given_at BIGINT NOT NULL DEFAULT 0
);
-- Since when a question is nobody's again, who gave it back last, and when the program looks for somebody next.
ALTER TABLE desk_threads ADD COLUMN freed_at BIGINT;
ALTER TABLE desk_threads ADD COLUMN given_back_by BIGINT REFERENCES members (id);
ALTER TABLE desk_threads ADD COLUMN try_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX desk_threads_waiting ON desk_threads (place, topic, try_at) WHERE unanswered AND assignee IS NULL AND NOT imported;
-- Whoever gives questions out holds this row, so that one node does at a time.
CREATE TABLE desk_turn (
  id BIGINT PRIMARY KEY,
  at BIGINT NOT NULL
);
INSERT INTO desk_turn (id, at) VALUES (1, 0);
-- What an agent leaves to whoever comes next.
CREATE TABLE desk_handovers (
  id BIGINT PRIMARY KEY,
  author BIGINT NOT NULL REFERENCES members (id),
-- A named colleague; none for whoever is on duty next.
  recipient BIGINT REFERENCES members (id),
  text TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE TABLE desk_handover_threads (
  handover BIGINT NOT NULL REFERENCES desk_handovers (id),
  topic BIGINT NOT NULL REFERENCES topics (id),
  note TEXT NOT NULL,
  PRIMARY KEY (handover, topic)
) WITHOUT ROWID;
CREATE TABLE desk_handover_readers (
  handover BIGINT NOT NULL REFERENCES desk_handovers (id),
  reader BIGINT NOT NULL REFERENCES members (id),
  read_at BIGINT,
  PRIMARY KEY (handover, reader)
) WITHOUT ROWID;
CREATE INDEX desk_handover_readers_unread ON desk_handover_readers (reader, handover) WHERE read_at IS NULL;
