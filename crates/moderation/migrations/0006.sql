-- What moderators read of a reported private message: the message and what stood before it, as it was when it was reported. They read no others.
CREATE TABLE flagged_messages (
  flag_case BIGINT PRIMARY KEY REFERENCES flag_cases (id),
  title TEXT NOT NULL,
  url TEXT NOT NULL
);
CREATE TABLE flagged_message_lines (
  flag_case BIGINT NOT NULL REFERENCES flag_cases (id),
  message BIGINT NOT NULL,
  author BIGINT NOT NULL REFERENCES members (id),
  name TEXT NOT NULL,
  at BIGINT NOT NULL,
  markdown TEXT NOT NULL,
  html TEXT NOT NULL,
  PRIMARY KEY (flag_case, message)
) WITHOUT ROWID;
-- The smallest hash of a text's parts: texts that are nearly the same mostly share it.
ALTER TABLE recent_texts ADD COLUMN least BIGINT NOT NULL DEFAULT 0;
CREATE INDEX recent_texts_least ON recent_texts (least, at);
CREATE INDEX recent_texts_author ON recent_texts (author, at);
CREATE INDEX writing_addresses_member ON writing_addresses (member);
