CREATE TABLE questions (
  topic BIGINT PRIMARY KEY REFERENCES topics (id),
  state_by BIGINT,
  state_at BIGINT,
  state_note TEXT NOT NULL DEFAULT '',
  duplicate_of BIGINT,
  accepted_by BIGINT,
  accepted_at BIGINT
);
CREATE INDEX questions_duplicate ON questions (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE TABLE verdicts (
  post BIGINT PRIMARY KEY,
  topic BIGINT NOT NULL REFERENCES questions (topic),
  verdict TEXT NOT NULL,
  member BIGINT NOT NULL,
  at BIGINT NOT NULL,
  reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX verdicts_topic ON verdicts (topic);
CREATE TABLE verdict_log (
  id BIGINT PRIMARY KEY,
  post BIGINT NOT NULL,
  verdict TEXT,
  member BIGINT NOT NULL,
  at BIGINT NOT NULL,
  reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX verdict_log_post ON verdict_log (post, id);
CREATE TABLE deflections (
  id BIGINT PRIMARY KEY,
  member BIGINT,
  topic BIGINT NOT NULL,
  place TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX deflections_topic ON deflections (topic, member);
