CREATE TABLE imported (
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (source, kind, key)
) WITHOUT ROWID;
CREATE INDEX imported_key ON imported (kind, key);
CREATE TABLE import_facts (
  source TEXT NOT NULL,
  topic BIGINT NOT NULL,
  place TEXT NOT NULL,
  fact TEXT NOT NULL,
  PRIMARY KEY (source, topic, place)
) WITHOUT ROWID;
CREATE TABLE imported_badges (
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  member BIGINT NOT NULL,
  name TEXT NOT NULL,
  class BIGINT NOT NULL,
  tag_based BOOLEAN NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (source, key)
) WITHOUT ROWID;
CREATE INDEX imported_badges_member ON imported_badges (member);
CREATE TABLE imported_votes (
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  post BIGINT NOT NULL,
  value BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (source, key)
) WITHOUT ROWID;
CREATE INDEX imported_votes_post ON imported_votes (post);
