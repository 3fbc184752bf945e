-- Replies that staff keep ready: the team's have no owner.
CREATE TABLE desk_replies (
  id BIGINT PRIMARY KEY,
  owner BIGINT REFERENCES members (id),
  name TEXT NOT NULL,
  folder TEXT NOT NULL,
  ko TEXT NOT NULL,
  ja TEXT NOT NULL,
  en TEXT NOT NULL,
  changed_by BIGINT NOT NULL REFERENCES members (id),
  changed_at BIGINT NOT NULL,
  uses BIGINT NOT NULL DEFAULT 0,
  used_at BIGINT
);
CREATE INDEX desk_replies_owner ON desk_replies (owner, uses);
-- Answers of staff, and which of them repeat an earlier one.
CREATE TABLE desk_answers (
  post BIGINT PRIMARY KEY,
  topic BIGINT NOT NULL,
  author BIGINT NOT NULL,
  at BIGINT NOT NULL,
  repeats BIGINT
);
CREATE INDEX desk_answers_at ON desk_answers (at, author);
