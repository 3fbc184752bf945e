-- What staff say to one another about a question. Nothing else of the community reads it.
CREATE TABLE desk_notes (
  id BIGINT PRIMARY KEY,
  topic BIGINT NOT NULL REFERENCES topics (id),
  author BIGINT NOT NULL REFERENCES members (id),
  at BIGINT NOT NULL,
  edited_at BIGINT,
  language TEXT NOT NULL,
  markdown TEXT NOT NULL,
  html TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX desk_notes_topic ON desk_notes (topic, id);
