CREATE TABLE spaces (
  id BIGINT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  position BIGINT NOT NULL,
  icon TEXT NOT NULL,
  names TEXT NOT NULL,
  descriptions TEXT NOT NULL,
  visibility TEXT NOT NULL,
  posting TEXT NOT NULL,
  archived BOOLEAN NOT NULL DEFAULT FALSE,
  topics BIGINT NOT NULL DEFAULT 0,
  active_at BIGINT
);
CREATE TABLE space_groups (
  space BIGINT NOT NULL REFERENCES spaces (id),
  grp BIGINT NOT NULL REFERENCES groups (id),
  PRIMARY KEY (space, grp)
) WITHOUT ROWID;
CREATE TABLE products (
  id BIGINT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  position BIGINT NOT NULL
);
CREATE TABLE product_versions (
  id BIGINT PRIMARY KEY,
  product BIGINT NOT NULL REFERENCES products (id),
  name TEXT NOT NULL,
  position BIGINT NOT NULL,
  released_at BIGINT,
  end_of_life_at BIGINT,
  UNIQUE (product, name)
);
CREATE TABLE topics (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  space BIGINT NOT NULL REFERENCES spaces (id),
  author BIGINT NOT NULL REFERENCES members (id),
  title TEXT NOT NULL,
  slug TEXT NOT NULL,
  language TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  tags TEXT NOT NULL DEFAULT '[]',
  product BIGINT REFERENCES products (id),
  version BIGINT REFERENCES product_versions (id),
  opening BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  active_at BIGINT NOT NULL,
  last_author BIGINT NOT NULL,
  state TEXT NOT NULL,
  accepted BIGINT,
  verified BOOLEAN NOT NULL DEFAULT FALSE,
  answers BIGINT NOT NULL DEFAULT 0,
  score BIGINT NOT NULL DEFAULT 0,
  views BIGINT NOT NULL DEFAULT 0,
  me_toos BIGINT NOT NULL DEFAULT 0,
  locked BOOLEAN NOT NULL DEFAULT FALSE,
  pinned BOOLEAN NOT NULL DEFAULT FALSE,
  hidden BOOLEAN NOT NULL DEFAULT FALSE,
  deleted BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX topics_active ON topics (active_at, id) WHERE NOT hidden AND NOT deleted;
CREATE INDEX topics_space_active ON topics (space, active_at, id) WHERE NOT hidden AND NOT deleted;
CREATE INDEX topics_space_new ON topics (space, id) WHERE NOT hidden AND NOT deleted;
CREATE INDEX topics_space_score ON topics (space, score, id) WHERE NOT hidden AND NOT deleted;
CREATE INDEX topics_unanswered ON topics (space, id) WHERE answers = 0 AND state = 'open' AND NOT hidden AND NOT deleted;
CREATE INDEX topics_open ON topics (state, answers, id) WHERE answers = 0 AND state = 'open' AND NOT hidden AND NOT deleted;
CREATE INDEX topics_score ON topics (score, id) WHERE NOT hidden AND NOT deleted;
CREATE INDEX topics_state ON topics (state, active_at, id) WHERE NOT hidden AND NOT deleted;
CREATE INDEX topics_space_state ON topics (space, state, active_at, id) WHERE NOT hidden AND NOT deleted;
CREATE INDEX topics_product ON topics (product, version) WHERE product IS NOT NULL;
CREATE INDEX topics_version ON topics (version) WHERE version IS NOT NULL;
CREATE INDEX topics_any_in_space ON topics (space);
CREATE INDEX topics_author ON topics (author, id);
CREATE INDEX topics_pinned ON topics (space, id) WHERE pinned;
CREATE INDEX topics_put_away ON topics (id) WHERE hidden OR deleted;
CREATE TABLE posts (
  id BIGINT PRIMARY KEY,
  topic BIGINT NOT NULL REFERENCES topics (id),
  kind TEXT NOT NULL,
  parent BIGINT REFERENCES posts (id),
  author BIGINT NOT NULL REFERENCES members (id),
  language TEXT NOT NULL,
  markdown TEXT NOT NULL,
  html TEXT NOT NULL,
  renderer BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  edited_at BIGINT,
  edited_by BIGINT,
  revisions BIGINT NOT NULL DEFAULT 1,
  score BIGINT NOT NULL DEFAULT 0,
  reactions TEXT NOT NULL DEFAULT '',
  hidden BOOLEAN NOT NULL DEFAULT FALSE,
  hidden_reason TEXT NOT NULL DEFAULT '',
  deleted_at BIGINT,
  deleted_by BIGINT
);
CREATE INDEX posts_answers_score ON posts (topic, score DESC, id) WHERE kind = 'answer';
CREATE INDEX posts_answers ON posts (topic, id) WHERE kind = 'answer';
CREATE INDEX posts_comments ON posts (parent, id) WHERE kind = 'comment';
CREATE INDEX posts_author ON posts (author, id);
CREATE TABLE revisions (
  post BIGINT NOT NULL REFERENCES posts (id),
  number BIGINT NOT NULL,
  author BIGINT NOT NULL,
  at BIGINT NOT NULL,
  title TEXT,
  tags TEXT,
  markdown TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (post, number)
) WITHOUT ROWID;
CREATE TABLE votes (
  post BIGINT NOT NULL REFERENCES posts (id),
  member BIGINT NOT NULL REFERENCES members (id),
  value BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (post, member)
) WITHOUT ROWID;
CREATE INDEX votes_member ON votes (member, at);
CREATE TABLE reactions (
  post BIGINT NOT NULL REFERENCES posts (id),
  member BIGINT NOT NULL REFERENCES members (id),
  emoji TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (post, member, emoji)
) WITHOUT ROWID;
CREATE TABLE me_toos (
  topic BIGINT NOT NULL REFERENCES topics (id),
  member BIGINT NOT NULL REFERENCES members (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (topic, member)
) WITHOUT ROWID;
CREATE TABLE tags (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL DEFAULT '',
  topics BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);
CREATE INDEX tags_popular ON tags (topics, id);
CREATE TABLE tag_synonyms (
  name_key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  tag BIGINT NOT NULL REFERENCES tags (id)
);
CREATE TABLE topic_tags (
  tag BIGINT NOT NULL REFERENCES tags (id),
  topic BIGINT NOT NULL REFERENCES topics (id),
  PRIMARY KEY (tag, topic)
) WITHOUT ROWID;
CREATE INDEX topic_tags_topic ON topic_tags (topic);
CREATE TABLE follows (
  member BIGINT NOT NULL REFERENCES members (id),
  kind TEXT NOT NULL,
  subject BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (member, kind, subject)
) WITHOUT ROWID;
CREATE INDEX follows_subject ON follows (kind, subject);
CREATE TABLE bookmarks (
  member BIGINT NOT NULL REFERENCES members (id),
  post BIGINT NOT NULL REFERENCES posts (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (member, post)
) WITHOUT ROWID;
CREATE INDEX bookmarks_at ON bookmarks (member, at);
CREATE TABLE mentions (
  post BIGINT NOT NULL REFERENCES posts (id),
  member BIGINT NOT NULL REFERENCES members (id),
  PRIMARY KEY (post, member)
) WITHOUT ROWID;
CREATE TABLE drafts (
  member BIGINT NOT NULL REFERENCES members (id),
  key TEXT NOT NULL,
  content TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (member, key)
) WITHOUT ROWID;
CREATE TABLE files (
  id BIGINT PRIMARY KEY,
  hash TEXT NOT NULL,
  member BIGINT NOT NULL REFERENCES members (id),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  extension TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  width BIGINT,
  height BIGINT,
  variants TEXT NOT NULL DEFAULT '[]',
  topic BIGINT REFERENCES topics (id),
  created_at BIGINT NOT NULL
);
CREATE INDEX files_member ON files (member, id);
CREATE TABLE member_counts (
  member BIGINT PRIMARY KEY REFERENCES members (id),
  topics BIGINT NOT NULL DEFAULT 0,
  answers BIGINT NOT NULL DEFAULT 0,
  comments BIGINT NOT NULL DEFAULT 0,
  accepted BIGINT NOT NULL DEFAULT 0,
  verified BIGINT NOT NULL DEFAULT 0,
  votes BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX member_counts_accepted ON member_counts (accepted, member);
CREATE TABLE redirects (
  path TEXT PRIMARY KEY,
  target TEXT NOT NULL
);
