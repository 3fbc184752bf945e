-- Since when members have their trust level, and whether a manager has set it by hand.
CREATE TABLE trust_marks (
  member BIGINT PRIMARY KEY REFERENCES members (id),
  reached_at BIGINT NOT NULL,
  locked BOOLEAN NOT NULL DEFAULT FALSE,
  locked_by BIGINT REFERENCES members (id),
  -- The level that was earned before it was set by hand.
  earned BIGINT NOT NULL DEFAULT 0
);
-- How far the worker has come in the order of reading, or of members, and when it was last through.
CREATE TABLE trust_walks (
  name TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  member BIGINT NOT NULL,
  done_at BIGINT NOT NULL
);
INSERT INTO trust_walks (name, at, member, done_at) VALUES ('newcomers', 0, 0, 0), ('members', 0, 0, 0), ('regulars', 0, 0, 0);
-- How many topics and posts there were in the period of level 3, as last counted.
CREATE TABLE trust_totals (
  one BIGINT PRIMARY KEY,
  topics BIGINT NOT NULL,
  posts BIGINT NOT NULL
);
INSERT INTO trust_totals (one, topics, posts) VALUES (1, 0, 0);
