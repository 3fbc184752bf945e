CREATE TABLE question_clusters (
  lead BIGINT PRIMARY KEY REFERENCES topics (id),
  topics TEXT NOT NULL,
  demand BIGINT NOT NULL,
  counted_at BIGINT NOT NULL
);
CREATE INDEX question_clusters_demand ON question_clusters (demand DESC, lead);
CREATE TABLE article_help (
  topic BIGINT PRIMARY KEY REFERENCES topics (id),
  helped BIGINT NOT NULL,
  did_not_help BIGINT NOT NULL
);
CREATE INDEX article_help_missing ON article_help (did_not_help DESC, topic);
CREATE TABLE gaps_set_aside (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  member BIGINT NOT NULL REFERENCES members (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (kind, key)
);
