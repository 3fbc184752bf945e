-- What staff have answered, in a form in which texts are quickly compared: the last of each.
CREATE TABLE answer_sketches (
  post BIGINT PRIMARY KEY REFERENCES posts (id),
  author BIGINT NOT NULL REFERENCES members (id),
  sketch TEXT NOT NULL
);
CREATE INDEX answer_sketches_author ON answer_sketches (author, post);
