CREATE TABLE search_marks (
  post BIGINT PRIMARY KEY,
  mark TEXT NOT NULL
);
