CREATE TABLE reviews (
  topic BIGINT PRIMARY KEY REFERENCES topics (id),
  kind TEXT NOT NULL,
  space BIGINT NOT NULL,
  product BIGINT,
  version BIGINT,
  owner BIGINT REFERENCES members (id),
  assigned BOOLEAN NOT NULL,
  text BIGINT NOT NULL,
  written_at BIGINT NOT NULL,
  reviewed_at BIGINT,
  reviewed_by BIGINT,
  outcome TEXT NOT NULL,
  review_at BIGINT NOT NULL,
  verdict TEXT NOT NULL,
  helped BIGINT NOT NULL,
  did_not_help BIGINT NOT NULL,
  helped_before BIGINT NOT NULL,
  did_not_help_before BIGINT NOT NULL,
  rated_seq BIGINT NOT NULL,
  flags BIGINT NOT NULL,
  broken BIGINT NOT NULL,
  live BOOLEAN NOT NULL,
  due BOOLEAN NOT NULL,
  score BIGINT NOT NULL,
  parts TEXT NOT NULL,
  scored_at BIGINT NOT NULL
);
CREATE INDEX reviews_owner ON reviews (owner, score, topic, space, product, kind) WHERE due;
CREATE INDEX reviews_score ON reviews (score, topic, space, product, kind) WHERE due;
CREATE INDEX reviews_product ON reviews (product, score, topic, space, kind) WHERE due;
CREATE INDEX reviews_space ON reviews (space, score, topic, product, kind) WHERE due;
CREATE INDEX reviews_kind ON reviews (kind, score, topic, space, product) WHERE due;
CREATE INDEX reviews_scored ON reviews (scored_at, topic) WHERE live;
CREATE INDEX reviews_place ON reviews (space) WHERE NOT assigned;
CREATE TABLE review_marks (
  post BIGINT PRIMARY KEY,
  verdict TEXT NOT NULL
);
CREATE TABLE review_flags (
  id BIGINT PRIMARY KEY,
  topic BIGINT NOT NULL REFERENCES topics (id),
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  member BIGINT NOT NULL REFERENCES members (id),
  at BIGINT NOT NULL,
  resolved_at BIGINT,
  resolved_by BIGINT REFERENCES members (id),
  outcome TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX review_flags_topic ON review_flags (topic, id);
CREATE INDEX review_flags_member ON review_flags (member, id);
CREATE UNIQUE INDEX review_flags_open ON review_flags (topic, member) WHERE resolved_at IS NULL;
CREATE TABLE review_links (
  id BIGINT PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  host TEXT NOT NULL,
  next_at BIGINT NOT NULL,
  checked_at BIGINT,
  failures BIGINT NOT NULL DEFAULT 0,
  failed_at BIGINT,
  broken BOOLEAN NOT NULL DEFAULT FALSE,
  result TEXT NOT NULL DEFAULT ''
);
CREATE INDEX review_links_next ON review_links (next_at, id);
CREATE TABLE review_topic_links (
  topic BIGINT NOT NULL,
  link BIGINT NOT NULL REFERENCES review_links (id),
  PRIMARY KEY (topic, link)
) WITHOUT ROWID;
CREATE INDEX review_topic_links_link ON review_topic_links (link);
CREATE TABLE review_batches (
  id BIGINT PRIMARY KEY,
  origin TEXT NOT NULL,
  action TEXT NOT NULL,
  version BIGINT,
  to_version BIGINT,
  space BIGINT,
  member BIGINT REFERENCES members (id),
  at BIGINT NOT NULL,
  note TEXT NOT NULL,
  topics BIGINT NOT NULL,
  undone_at BIGINT,
  undone_by BIGINT REFERENCES members (id),
  restored BIGINT
);
CREATE TABLE review_batch_topics (
  batch BIGINT NOT NULL REFERENCES review_batches (id),
  topic BIGINT NOT NULL,
  state TEXT NOT NULL,
  product BIGINT,
  version BIGINT,
  PRIMARY KEY (batch, topic)
) WITHOUT ROWID;
CREATE INDEX review_batch_topics_topic ON review_batch_topics (topic);
CREATE TABLE review_spaces (
  space BIGINT PRIMARY KEY REFERENCES spaces (id),
  owner BIGINT REFERENCES members (id),
  archive_months BIGINT
);
