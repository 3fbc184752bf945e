-- Open cases of moderation about posts in questions.
CREATE TABLE desk_cases (
  code TEXT PRIMARY KEY,
  topic BIGINT NOT NULL REFERENCES topics (id)
);
CREATE INDEX desk_cases_topic ON desk_cases (topic);
