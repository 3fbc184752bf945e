-- Two members and a mediator. Each side talks with the mediator alone.
CREATE TABLE mediations (
  id BIGINT PRIMARY KEY,
  title TEXT NOT NULL,
  topic BIGINT REFERENCES topics (id),
  mediator BIGINT NOT NULL REFERENCES members (id),
  opened_by BIGINT NOT NULL REFERENCES members (id),
  opened_at BIGINT NOT NULL,
  proposal TEXT NOT NULL DEFAULT '',
  proposed_at BIGINT,
  closed_at BIGINT,
  closed_by BIGINT REFERENCES members (id),
  outcome TEXT NOT NULL DEFAULT '',
  closing TEXT NOT NULL DEFAULT ''
);
CREATE INDEX mediations_closed ON mediations (closed_at, id);
CREATE TABLE mediation_sides (
  mediation BIGINT NOT NULL REFERENCES mediations (id),
  member BIGINT NOT NULL REFERENCES members (id),
  answer TEXT NOT NULL DEFAULT '',
  answered_at BIGINT,
  PRIMARY KEY (mediation, member)
) WITHOUT ROWID;
CREATE INDEX mediation_sides_member ON mediation_sides (member, mediation);
-- `side` is whose conversation a text belongs to; none for what is for both or for moderators alone.
CREATE TABLE mediation_entries (
  id BIGINT PRIMARY KEY,
  mediation BIGINT NOT NULL REFERENCES mediations (id),
  side BIGINT REFERENCES members (id),
  kind TEXT NOT NULL,
  author BIGINT NOT NULL REFERENCES members (id),
  at BIGINT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX mediation_entries_mediation ON mediation_entries (mediation, id);
-- Opens one mediation for one side without signing in, and nothing else; only hashes are kept.
CREATE TABLE mediation_links (
  hash TEXT PRIMARY KEY,
  mediation BIGINT NOT NULL REFERENCES mediations (id),
  member BIGINT NOT NULL REFERENCES members (id),
  expires_at BIGINT NOT NULL
);
CREATE INDEX mediation_links_expires ON mediation_links (expires_at);
