-- What members read: each post and topic once, for a hundred days; how much in all; and for how long.
CREATE TABLE readers (
  member BIGINT PRIMARY KEY REFERENCES members (id),
  topics BIGINT NOT NULL,
  posts BIGINT NOT NULL,
  millis BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX readers_changed ON readers (changed_at, member);
CREATE TABLE read_posts (
  member BIGINT NOT NULL REFERENCES members (id),
  post BIGINT NOT NULL REFERENCES posts (id),
  day BIGINT NOT NULL,
  PRIMARY KEY (member, post)
) WITHOUT ROWID;
CREATE INDEX read_posts_day ON read_posts (day);
CREATE TABLE read_topics (
  member BIGINT NOT NULL REFERENCES members (id),
  topic BIGINT NOT NULL REFERENCES topics (id),
  day BIGINT NOT NULL,
  PRIMARY KEY (member, topic)
) WITHOUT ROWID;
CREATE INDEX read_topics_day ON read_topics (day);
CREATE INDEX reactions_member ON reactions (member, at);
