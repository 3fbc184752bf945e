-- Topics whose new posts wait until staff has let them through, and the posts that wait.
CREATE TABLE held_topics (
  topic BIGINT PRIMARY KEY REFERENCES topics (id)
);
CREATE TABLE waiting_posts (
  post BIGINT PRIMARY KEY REFERENCES posts (id),
  topic BIGINT NOT NULL REFERENCES topics (id)
);
