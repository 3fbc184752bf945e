-- What an article was made of, and which answers staff has confirmed.
CREATE TABLE article_sources (
  article BIGINT NOT NULL REFERENCES articles (id),
  post BIGINT NOT NULL REFERENCES posts (id),
  topic BIGINT NOT NULL REFERENCES topics (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (article, post)
) WITHOUT ROWID;
CREATE INDEX article_sources_topic ON article_sources (topic);
CREATE TABLE verified_posts (
  post BIGINT PRIMARY KEY,
  topic BIGINT NOT NULL
);
CREATE INDEX verified_posts_topic ON verified_posts (topic);
