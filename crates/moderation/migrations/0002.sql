-- What moderators gave to members: a note for themselves, a warning, silence, a suspension, a removal for good.
CREATE TABLE sanctions (
  id BIGINT PRIMARY KEY,
  member BIGINT NOT NULL REFERENCES members (id),
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  rule_title TEXT NOT NULL,
  rules_version BIGINT,
  message TEXT NOT NULL,
  note TEXT NOT NULL,
  post BIGINT REFERENCES posts (id),
  given_by BIGINT NOT NULL REFERENCES members (id),
  given_at BIGINT NOT NULL,
  ends_at BIGINT,
  confirmed_by BIGINT REFERENCES members (id),
  confirmed_at BIGINT,
  ended_at BIGINT,
  ended_by BIGINT REFERENCES members (id),
  ended_as TEXT NOT NULL DEFAULT '',
  ended_reason TEXT NOT NULL DEFAULT '',
  appeal TEXT NOT NULL DEFAULT '',
  appealed_at BIGINT,
  decided_at BIGINT,
  decided_by BIGINT REFERENCES members (id),
  upheld BOOLEAN NOT NULL DEFAULT FALSE,
  answer TEXT NOT NULL DEFAULT ''
);
CREATE INDEX sanctions_member ON sanctions (member, id);
CREATE INDEX sanctions_appealed ON sanctions (appealed_at, id) WHERE appealed_at IS NOT NULL AND decided_at IS NULL;
CREATE INDEX sanctions_proposed ON sanctions (id) WHERE kind = 'removal' AND confirmed_at IS NULL AND ended_at IS NULL;
-- Opens a member's own record without signing in, and nothing else; only hashes are kept.
CREATE TABLE standing_links (
  hash TEXT PRIMARY KEY,
  member BIGINT NOT NULL REFERENCES members (id),
  expires_at BIGINT NOT NULL
);
CREATE INDEX standing_links_expires ON standing_links (expires_at);
