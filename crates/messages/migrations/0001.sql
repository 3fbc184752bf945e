-- A direct conversation has its pair of members, so that two members never have two; a group has none.
CREATE TABLE conversations (
  id BIGINT PRIMARY KEY,
  title TEXT NOT NULL DEFAULT '',
  low BIGINT REFERENCES members (id),
  high BIGINT REFERENCES members (id),
  created_by BIGINT NOT NULL REFERENCES members (id),
  created_at BIGINT NOT NULL,
  to_staff BOOLEAN NOT NULL,
  last_message BIGINT NOT NULL DEFAULT 0,
  last_at BIGINT NOT NULL,
  UNIQUE (low, high)
);
CREATE INDEX conversations_created ON conversations (created_by, created_at);
-- `since`: messages up to it were written before the member came, and are not theirs to read. `last_at` is the conversation's, kept here
-- for the list. `unread` counts what others wrote after `read_up_to`; `unread_since` is when the first of it was written.
CREATE TABLE conversation_members (
  conversation BIGINT NOT NULL REFERENCES conversations (id),
  member BIGINT NOT NULL REFERENCES members (id),
  joined_at BIGINT NOT NULL,
  left_at BIGINT,
  since BIGINT NOT NULL DEFAULT 0,
  read_up_to BIGINT NOT NULL DEFAULT 0,
  unread BIGINT NOT NULL DEFAULT 0,
  unread_since BIGINT,
  told BOOLEAN NOT NULL DEFAULT FALSE,
  attention TEXT NOT NULL DEFAULT 'normal',
  last_at BIGINT NOT NULL,
  PRIMARY KEY (conversation, member)
) WITHOUT ROWID;
CREATE INDEX conversation_members_list ON conversation_members (member, last_at, conversation);
CREATE INDEX conversation_members_unread ON conversation_members (member) WHERE unread > 0;
CREATE INDEX conversation_members_untold ON conversation_members (unread_since) WHERE unread_since IS NOT NULL AND told = FALSE;
-- `kind` is `text`, or what happened: `added` (whom: `about`), `left`, `renamed`. Nothing is left of the text of a deleted one.
CREATE TABLE messages (
  id BIGINT PRIMARY KEY,
  conversation BIGINT NOT NULL REFERENCES conversations (id),
  kind TEXT NOT NULL,
  author BIGINT NOT NULL REFERENCES members (id),
  about BIGINT REFERENCES members (id),
  language TEXT NOT NULL DEFAULT '',
  markdown TEXT NOT NULL DEFAULT '',
  html TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  renderer BIGINT NOT NULL DEFAULT 0,
  at BIGINT NOT NULL,
  edited_at BIGINT,
  deleted_at BIGINT,
  hidden_at BIGINT,
  hidden_why TEXT NOT NULL DEFAULT ''
);
CREATE INDEX messages_conversation ON messages (conversation, id);
CREATE TABLE member_blocks (
  member BIGINT NOT NULL REFERENCES members (id),
  blocked BIGINT NOT NULL REFERENCES members (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (member, blocked)
) WITHOUT ROWID;
-- Who may write to a member; members without a row hear from everybody.
CREATE TABLE message_welcomes (
  member BIGINT PRIMARY KEY REFERENCES members (id),
  who TEXT NOT NULL
);
