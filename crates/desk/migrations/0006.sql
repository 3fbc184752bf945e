-- Answers that were accepted or verified: who knows what.
CREATE TABLE desk_good_answers (
  post BIGINT PRIMARY KEY REFERENCES posts (id),
  topic BIGINT NOT NULL REFERENCES topics (id),
  author BIGINT NOT NULL REFERENCES members (id),
  at BIGINT NOT NULL,
  product BIGINT,
  language TEXT NOT NULL,
  accepted BOOLEAN NOT NULL,
  verified BOOLEAN NOT NULL
);
CREATE INDEX desk_good_answers_topic ON desk_good_answers (topic);
CREATE INDEX desk_good_answers_product ON desk_good_answers (product, at);
CREATE INDEX desk_good_answers_author ON desk_good_answers (author);
CREATE TABLE desk_invitations (
  id BIGINT PRIMARY KEY,
  topic BIGINT NOT NULL REFERENCES topics (id),
  member BIGINT NOT NULL REFERENCES members (id),
  inviter BIGINT NOT NULL REFERENCES members (id),
  note TEXT NOT NULL,
  at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  answered_at BIGINT,
  reason TEXT NOT NULL DEFAULT '',
  UNIQUE (topic, member)
);
CREATE INDEX desk_invitations_member ON desk_invitations (member, at);
-- Members who want no invitations.
CREATE TABLE desk_uninvited (
  member BIGINT PRIMARY KEY REFERENCES members (id)
);
