-- Tickets that came in by the API, and the topics that they became.
CREATE TABLE desk_tickets (
  system TEXT NOT NULL,
  external TEXT NOT NULL,
  topic BIGINT NOT NULL,
  reply BIGINT,
  digest TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (system, external)
) WITHOUT ROWID;
