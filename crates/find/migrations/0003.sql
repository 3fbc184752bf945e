-- What members, tags and files are called: each name from each of its words on, in the form that names are compared in.
CREATE TABLE search_names (
  kind TEXT NOT NULL,
-- lite:  word TEXT NOT NULL,
-- pg:  word TEXT COLLATE "C" NOT NULL,
  subject BIGINT NOT NULL,
  PRIMARY KEY (kind, word, subject)
) WITHOUT ROWID;
CREATE INDEX search_names_subject ON search_names (subject, kind);
-- Which posts show or link which files.
CREATE TABLE search_files (
  file BIGINT NOT NULL,
  post BIGINT NOT NULL,
  PRIMARY KEY (file, post)
) WITHOUT ROWID;
CREATE INDEX search_files_post ON search_files (post);
