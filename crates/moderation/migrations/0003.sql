-- Words that a community does not want, and what follows.
CREATE TABLE word_rules (
  id BIGINT PRIMARY KEY,
  pattern TEXT NOT NULL,
  language TEXT NOT NULL,
  action TEXT NOT NULL,
  replacement TEXT NOT NULL,
  loose BOOLEAN NOT NULL,
  everywhere BOOLEAN NOT NULL,
  enabled BOOLEAN NOT NULL,
  note TEXT NOT NULL,
  changed_by BIGINT REFERENCES members (id),
  changed_at BIGINT NOT NULL
);
-- Why a post was held, and what was decided about it. as_spam: declined as advertising; stands: NULL while it waits.
CREATE TABLE held_posts (
  post BIGINT PRIMARY KEY REFERENCES posts (id),
  author BIGINT NOT NULL REFERENCES members (id),
  held_at BIGINT NOT NULL,
  why TEXT NOT NULL,
  address TEXT,
  as_spam BOOLEAN NOT NULL DEFAULT FALSE,
  stands BOOLEAN,
  decided_at BIGINT,
  decided_by BIGINT REFERENCES members (id)
);
CREATE INDEX held_posts_author ON held_posts (author, post);
-- What the learner took from a post: the numbers of its words, so that it can be taken back exactly.
CREATE TABLE spam_lessons (
  post BIGINT PRIMARY KEY,
  spam BOOLEAN NOT NULL,
  words TEXT NOT NULL
);
CREATE TABLE spam_words (
  word BIGINT PRIMARY KEY,
  spam BIGINT NOT NULL,
  honest BIGINT NOT NULL
);
-- One row. analyser: the version of the rules that cut text into words.
CREATE TABLE spam_totals (
  one BIGINT PRIMARY KEY,
  analyser BIGINT NOT NULL,
  spam_texts BIGINT NOT NULL,
  honest_texts BIGINT NOT NULL,
  spam_words BIGINT NOT NULL,
  honest_words BIGINT NOT NULL
);
-- What was written in the last days, as hashes of its parts.
CREATE TABLE recent_texts (
  post BIGINT PRIMARY KEY,
  author BIGINT NOT NULL,
  at BIGINT NOT NULL,
  shingles TEXT NOT NULL
);
CREATE INDEX recent_texts_at ON recent_texts (at);
-- Hosts to which a post linked that stands.
CREATE TABLE known_hosts (
  host TEXT PRIMARY KEY,
  at BIGINT NOT NULL
);
-- Who wrote from where lately; only keyed hashes of addresses are kept.
CREATE TABLE writing_addresses (
  hash TEXT NOT NULL,
  member BIGINT NOT NULL REFERENCES members (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (hash, member)
) WITHOUT ROWID;
CREATE INDEX writing_addresses_at ON writing_addresses (at);
CREATE TABLE address_keys (
  one BIGINT PRIMARY KEY,
  key TEXT NOT NULL
);
