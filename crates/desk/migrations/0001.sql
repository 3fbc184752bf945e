CREATE TABLE desk_threads (
  topic BIGINT PRIMARY KEY REFERENCES topics (id),
  space BIGINT NOT NULL,
  product BIGINT,
  language TEXT NOT NULL,
  asker BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  imported BOOLEAN NOT NULL,
-- What the clocks know, from events in their order; `seq` is the last of them.
  seq BIGINT NOT NULL,
  state TEXT NOT NULL,
  away BOOLEAN NOT NULL,
  verified BOOLEAN NOT NULL,
  returned_at BIGINT,
-- The queues that the question is in.
  live BOOLEAN NOT NULL,
  unanswered BOOLEAN NOT NULL,
  unverified BOOLEAN NOT NULL,
  answer BIGINT,
  returned BOOLEAN NOT NULL,
  newcomer BOOLEAN NOT NULL,
  hot BOOLEAN NOT NULL,
  flags BIGINT NOT NULL DEFAULT 0,
-- Views a day ago and before, from which the views of the last two days are told.
  views_before BIGINT NOT NULL,
  views_then BIGINT NOT NULL,
  views_at BIGINT NOT NULL,
-- What staff set.
  priority TEXT NOT NULL DEFAULT 'normal',
  place BIGINT NOT NULL,
  assignee BIGINT REFERENCES members (id),
  assigned_at BIGINT,
  assigned_by BIGINT REFERENCES members (id),
  note TEXT NOT NULL DEFAULT '',
  answer_by BIGINT,
  snoozed_until BIGINT NOT NULL DEFAULT 0,
-- The soonest of its clocks that run.
  warn_at BIGINT,
  due_at BIGINT,
  synced_at BIGINT NOT NULL
);
CREATE INDEX desk_threads_live ON desk_threads (place, topic, space, product, language, priority, assignee, snoozed_until) WHERE live;
CREATE INDEX desk_threads_unanswered ON desk_threads (place, topic, space, product, language, priority, assignee, snoozed_until) WHERE unanswered;
CREATE INDEX desk_threads_unverified ON desk_threads (place, topic, space, snoozed_until) WHERE unverified;
CREATE INDEX desk_threads_returned ON desk_threads (place, topic, space, snoozed_until) WHERE returned;
CREATE INDEX desk_threads_newcomer ON desk_threads (place, topic, space, snoozed_until) WHERE newcomer;
CREATE INDEX desk_threads_hot ON desk_threads (place, topic, space, snoozed_until) WHERE hot;
CREATE INDEX desk_threads_flags ON desk_threads (place, topic, space, snoozed_until) WHERE flags > 0;
CREATE INDEX desk_threads_assignee ON desk_threads (assignee, place, topic, space, snoozed_until) WHERE live AND assignee IS NOT NULL;
CREATE INDEX desk_threads_due ON desk_threads (due_at, topic, space, warn_at, snoozed_until) WHERE live AND due_at IS NOT NULL;
CREATE INDEX desk_threads_snoozed ON desk_threads (snoozed_until, topic, space) WHERE live AND snoozed_until > 0;
CREATE INDEX desk_threads_synced ON desk_threads (synced_at, topic) WHERE live;
CREATE TABLE desk_clocks (
  topic BIGINT NOT NULL,
  kind TEXT NOT NULL,
  target BIGINT NOT NULL,
  runs TEXT NOT NULL,
  status TEXT NOT NULL,
  since BIGINT NOT NULL,
  used BIGINT NOT NULL,
  warn_at BIGINT,
  due_at BIGINT,
  warned_at BIGINT,
  breached_at BIGINT,
  PRIMARY KEY (topic, kind)
) WITHOUT ROWID;
CREATE INDEX desk_clocks_warn ON desk_clocks (warn_at, topic, kind) WHERE warned_at IS NULL AND warn_at IS NOT NULL;
CREATE INDEX desk_clocks_due ON desk_clocks (due_at, topic, kind) WHERE breached_at IS NULL AND due_at IS NOT NULL;
CREATE TABLE desk_history (
  id BIGINT PRIMARY KEY,
  topic BIGINT NOT NULL,
  deed TEXT NOT NULL,
  clock TEXT,
  at BIGINT NOT NULL,
  member BIGINT REFERENCES members (id),
  other BIGINT REFERENCES members (id),
  until BIGINT,
  detail TEXT NOT NULL
);
CREATE INDEX desk_history_topic ON desk_history (topic, id);
-- Answers that staff have judged.
CREATE TABLE desk_marks (
  post BIGINT PRIMARY KEY,
  verdict TEXT NOT NULL
);
-- Who has a question open; each row counts for a minute.
CREATE TABLE desk_presence (
  topic BIGINT NOT NULL REFERENCES topics (id),
  member BIGINT NOT NULL REFERENCES members (id),
  seen_at BIGINT NOT NULL,
  writing BOOLEAN NOT NULL,
  PRIMARY KEY (topic, member)
) WITHOUT ROWID;
CREATE INDEX desk_presence_seen ON desk_presence (seen_at);
CREATE TABLE desk_filters (
  id BIGINT PRIMARY KEY,
  member BIGINT NOT NULL REFERENCES members (id),
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  UNIQUE (member, name)
);
