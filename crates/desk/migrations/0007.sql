-- The ticket system that questions are passed on to: one row, or none.
CREATE TABLE desk_receiver (
  id BIGINT PRIMARY KEY,
  url TEXT NOT NULL,
  active BOOLEAN NOT NULL,
  secret TEXT NOT NULL,
  secret_at BIGINT NOT NULL,
-- The secret before, with which webhooks are signed too until then.
  old_secret TEXT,
  old_until BIGINT,
  with_email BOOLEAN NOT NULL,
  tell_asker BOOLEAN NOT NULL
);
CREATE TABLE desk_escalations (
  id BIGINT PRIMARY KEY,
  topic BIGINT NOT NULL REFERENCES topics (id),
  member BIGINT NOT NULL REFERENCES members (id),
  note TEXT NOT NULL,
  at BIGINT NOT NULL,
  state TEXT NOT NULL,
  ticket TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  comment TEXT NOT NULL DEFAULT '',
  changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX desk_escalations_open ON desk_escalations (topic) WHERE state IN ('passed', 'accepted');
CREATE INDEX desk_escalations_topic ON desk_escalations (topic, id);
-- Webhooks; those without an escalation are tests.
CREATE TABLE desk_deliveries (
  id BIGINT PRIMARY KEY,
  escalation BIGINT REFERENCES desk_escalations (id),
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  at BIGINT NOT NULL,
  status TEXT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  next_at BIGINT NOT NULL,
-- Until then whoever has taken it to send it has it.
  taken_until BIGINT NOT NULL DEFAULT 0,
  tried_at BIGINT,
  result TEXT NOT NULL DEFAULT '',
  answer TEXT NOT NULL DEFAULT ''
);
CREATE INDEX desk_deliveries_due ON desk_deliveries (next_at, id) WHERE status = 'waiting';
CREATE INDEX desk_deliveries_escalation ON desk_deliveries (escalation);
CREATE INDEX desk_deliveries_at ON desk_deliveries (at);
