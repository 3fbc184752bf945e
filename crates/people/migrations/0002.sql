ALTER TABLE members ADD COLUMN told BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE members ADD COLUMN news BOOLEAN NOT NULL DEFAULT FALSE;
-- Opens the page that ends the news, without signing in; nothing else.
ALTER TABLE members ADD COLUMN news_token TEXT;
CREATE INDEX members_news ON members (id) WHERE news;
CREATE UNIQUE INDEX members_news_token ON members (news_token);
-- News on its way to those who subscribed to it, member by member in the order of their ids.
CREATE TABLE mailings (
  id BIGINT PRIMARY KEY,
  about TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL,
  grp BIGINT,
  texts TEXT NOT NULL,
  reached BIGINT NOT NULL
);
