CREATE TABLE collections (
  space BIGINT PRIMARY KEY REFERENCES spaces (id),
  parent BIGINT REFERENCES spaces (id)
);
CREATE TABLE articles (
  id BIGINT PRIMARY KEY,
  space BIGINT NOT NULL REFERENCES spaces (id),
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  product BIGINT,
  version BIGINT,
  family BIGINT NOT NULL,
  translated_from BIGINT,
  author BIGINT NOT NULL REFERENCES members (id),
  owner BIGINT NOT NULL REFERENCES members (id),
  topic BIGINT UNIQUE REFERENCES topics (id),
  live BIGINT,
  head BIGINT NOT NULL,
  stage TEXT NOT NULL,
  publish_at BIGINT,
  archived BOOLEAN NOT NULL DEFAULT FALSE,
  review_at BIGINT,
  helped BIGINT NOT NULL DEFAULT 0,
  did_not_help BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  published_at BIGINT
);
CREATE INDEX articles_family ON articles (family, language);
CREATE INDEX articles_changed ON articles (changed_at, id);
CREATE INDEX articles_author ON articles (author, changed_at, id);
CREATE INDEX articles_owner ON articles (owner, changed_at, id);
CREATE INDEX articles_read ON articles (space, helped, id) WHERE live IS NOT NULL AND NOT archived;
CREATE INDEX articles_helped ON articles (helped, id) WHERE live IS NOT NULL AND NOT archived;
CREATE INDEX articles_due ON articles (publish_at) WHERE stage = 'scheduled';
CREATE TABLE article_revisions (
  article BIGINT NOT NULL REFERENCES articles (id),
  number BIGINT NOT NULL,
  base BIGINT,
  title TEXT NOT NULL,
  markdown TEXT NOT NULL,
  tags TEXT NOT NULL,
  kind TEXT NOT NULL,
  product BIGINT,
  version BIGINT,
  author BIGINT NOT NULL REFERENCES members (id),
  at BIGINT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (article, number)
);
CREATE TABLE article_discussion (
  id BIGINT PRIMARY KEY,
  article BIGINT NOT NULL REFERENCES articles (id),
  revision BIGINT NOT NULL,
  member BIGINT,
  at BIGINT NOT NULL,
  what TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX article_discussion_of ON article_discussion (article, id);
CREATE TABLE article_ratings (
  article BIGINT NOT NULL REFERENCES articles (id),
  reader TEXT NOT NULL,
  member BIGINT,
  revision BIGINT NOT NULL,
  helped BOOLEAN NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  at BIGINT NOT NULL,
  PRIMARY KEY (article, reader)
);
CREATE INDEX article_ratings_said ON article_ratings (article, at);
CREATE TABLE reader_salts (
  id BIGINT PRIMARY KEY,
  salt TEXT NOT NULL
);
CREATE TABLE article_writers (
  member BIGINT PRIMARY KEY REFERENCES members (id),
  granted_by BIGINT NOT NULL,
  at BIGINT NOT NULL,
  note TEXT NOT NULL DEFAULT ''
);
