-- Topics whose posts went into another; their addresses lead there.
ALTER TABLE topics ADD COLUMN merged_into BIGINT REFERENCES topics (id);
CREATE INDEX topics_merged ON topics (merged_into) WHERE merged_into IS NOT NULL;
-- What moderators did to a topic, as it stands in the thread.
CREATE TABLE topic_notices (
  id BIGINT PRIMARY KEY,
  topic BIGINT NOT NULL REFERENCES topics (id),
  kind TEXT NOT NULL,
  other BIGINT REFERENCES topics (id),
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX topic_notices_topic ON topic_notices (topic, id);
CREATE INDEX drafts_key ON drafts (key);
