CREATE TABLE members (
  id BIGINT PRIMARY KEY,
  handle TEXT NOT NULL,
-- lite:  handle_key TEXT NOT NULL UNIQUE,
-- pg:  handle_key TEXT COLLATE "C" NOT NULL UNIQUE,
  name TEXT NOT NULL,
-- lite:  name_key TEXT NOT NULL DEFAULT '',
-- pg:  name_key TEXT COLLATE "C" NOT NULL DEFAULT '',
  email TEXT,
  email_key TEXT UNIQUE,
  email_confirmed BOOLEAN NOT NULL DEFAULT FALSE,
  password TEXT,
  role TEXT NOT NULL,
  state TEXT NOT NULL,
  affiliation TEXT NOT NULL,
  trusted BOOLEAN NOT NULL DEFAULT FALSE,
  picture TEXT,
  headline TEXT NOT NULL DEFAULT '',
  company TEXT NOT NULL DEFAULT '',
  job_title TEXT NOT NULL DEFAULT '',
  about TEXT NOT NULL DEFAULT '',
  about_html TEXT NOT NULL DEFAULT '',
  interests TEXT NOT NULL DEFAULT '[]',
  language TEXT,
  theme TEXT,
  time_zone TEXT NOT NULL DEFAULT 'UTC',
  created_at BIGINT NOT NULL,
  seen_at BIGINT,
  suspended_until BIGINT,
  suspended_reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX members_name ON members (name_key, id);
CREATE INDEX members_created ON members (created_at, id);
CREATE INDEX members_role ON members (role, id);
CREATE TABLE sessions (
  id BIGINT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  member BIGINT NOT NULL REFERENCES members (id),
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  agent TEXT NOT NULL,
  address TEXT NOT NULL
);
CREATE INDEX sessions_member ON sessions (member, seen_at);
CREATE TABLE links (
  hash TEXT PRIMARY KEY,
  member BIGINT NOT NULL REFERENCES members (id),
  purpose TEXT NOT NULL,
  email TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX links_member ON links (member, purpose);
CREATE TABLE tokens (
  id BIGINT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  member BIGINT NOT NULL REFERENCES members (id),
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  hint TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  used_at BIGINT,
  expires_at BIGINT
);
CREATE INDEX tokens_member ON tokens (member, created_at);
CREATE TABLE groups (
  id BIGINT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT ''
);
CREATE TABLE group_members (
  grp BIGINT NOT NULL REFERENCES groups (id),
  member BIGINT NOT NULL REFERENCES members (id),
  since BIGINT NOT NULL,
  PRIMARY KEY (grp, member)
) WITHOUT ROWID;
CREATE INDEX group_members_member ON group_members (member, grp);
CREATE TABLE login_failures (
  key TEXT PRIMARY KEY,
  failures BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  locked_until BIGINT
);
CREATE TABLE outgoing_mail (
  id BIGINT PRIMARY KEY,
  delivery TEXT NOT NULL UNIQUE,
  recipient TEXT NOT NULL,
  message TEXT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  next_at BIGINT NOT NULL,
  sent_at BIGINT,
  error TEXT NOT NULL DEFAULT ''
);
CREATE INDEX outgoing_mail_next ON outgoing_mail (sent_at, next_at);
