-- Topics in which a member waits between two posts.
CREATE TABLE slow_topics (
  topic BIGINT PRIMARY KEY REFERENCES topics (id),
  minutes BIGINT NOT NULL,
  ends_at BIGINT
);
