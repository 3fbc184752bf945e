ALTER TABLE members ADD COLUMN silenced_until BIGINT;
-- The version of the guidelines to which the member agreed last.
ALTER TABLE members ADD COLUMN agreed BIGINT NOT NULL DEFAULT 0;
CREATE TABLE guidelines (
  version BIGINT PRIMARY KEY,
  texts TEXT NOT NULL,
  note TEXT NOT NULL,
  asks BOOLEAN NOT NULL,
  due_at BIGINT NOT NULL,
  published_at BIGINT NOT NULL,
  published_by BIGINT
);
CREATE TABLE guideline_rules (
  version BIGINT NOT NULL REFERENCES guidelines (version),
  position BIGINT NOT NULL,
  code TEXT NOT NULL,
  titles TEXT NOT NULL,
  texts TEXT NOT NULL,
  PRIMARY KEY (version, position)
) WITHOUT ROWID;
CREATE TABLE guideline_consents (
  member BIGINT NOT NULL REFERENCES members (id),
  version BIGINT NOT NULL REFERENCES guidelines (version),
  at BIGINT NOT NULL,
  PRIMARY KEY (member, version)
) WITHOUT ROWID;
CREATE INDEX guideline_consents_version ON guideline_consents (version, at, member);
