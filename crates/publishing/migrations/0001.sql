-- What the company publishes: the text as it is being written, and what became of it. What readers see is a topic.
CREATE TABLE series (
  id BIGINT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
);
CREATE TABLE publications (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  author BIGINT NOT NULL REFERENCES members (id),
  guest TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  tags TEXT NOT NULL,
  details TEXT NOT NULL,
  product BIGINT,
  version BIGINT,
  series BIGINT REFERENCES series (id),
  audience TEXT NOT NULL,
  grp BIGINT,
  approval BOOLEAN NOT NULL,
  pinned BOOLEAN NOT NULL,
  revision BIGINT NOT NULL,
  publish_at BIGINT,
  published_at BIGINT,
  edited_at BIGINT NOT NULL,
  topic BIGINT UNIQUE REFERENCES topics (id)
);
CREATE INDEX publications_due ON publications (state, publish_at);
CREATE INDEX publications_published ON publications (state, published_at, topic);
CREATE INDEX publications_author ON publications (author, state);
CREATE INDEX publications_series ON publications (series, published_at);
CREATE TABLE banners (
  id BIGINT PRIMARY KEY,
  texts TEXT NOT NULL,
  url TEXT NOT NULL,
  level TEXT NOT NULL,
  audience TEXT NOT NULL,
  grp BIGINT,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT,
  dismissible BOOLEAN NOT NULL
);
CREATE TABLE closed_banners (
  banner BIGINT NOT NULL REFERENCES banners (id),
  member BIGINT NOT NULL REFERENCES members (id),
  PRIMARY KEY (banner, member)
);
