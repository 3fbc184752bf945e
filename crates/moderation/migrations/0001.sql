-- What members say of posts and profiles, gathered by what they say it of. At most one case of a subject is open.
CREATE TABLE flag_cases (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject BIGINT NOT NULL,
  author BIGINT NOT NULL REFERENCES members (id),
  opened_at BIGINT NOT NULL,
  flags BIGINT NOT NULL DEFAULT 0,
  reasons TEXT NOT NULL DEFAULT '',
  weight BIGINT NOT NULL DEFAULT 0,
  claimed_by BIGINT REFERENCES members (id),
  claimed_until BIGINT,
  settled_at BIGINT,
  settled_by BIGINT REFERENCES members (id),
  decision TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX flag_cases_open ON flag_cases (kind, subject) WHERE settled_at IS NULL;
CREATE INDEX flag_cases_weight ON flag_cases (weight, id) WHERE settled_at IS NULL;
CREATE INDEX flag_cases_claimed ON flag_cases (claimed_by, weight, id) WHERE settled_at IS NULL;
CREATE INDEX flag_cases_settled ON flag_cases (settled_at, id) WHERE settled_at IS NOT NULL;
CREATE INDEX flag_cases_author ON flag_cases (author, id);
-- A flag without a member was raised by the program, and says of itself why.
CREATE TABLE flags (
  id BIGINT PRIMARY KEY,
  flag_case BIGINT NOT NULL REFERENCES flag_cases (id),
  member BIGINT REFERENCES members (id),
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  at BIGINT NOT NULL,
  withdrawn BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE UNIQUE INDEX flags_once ON flags (flag_case, member) WHERE NOT withdrawn;
CREATE INDEX flags_member ON flags (member, id);
-- What moderators wrote and did about a case.
CREATE TABLE case_entries (
  id BIGINT PRIMARY KEY,
  flag_case BIGINT NOT NULL REFERENCES flag_cases (id),
  member BIGINT REFERENCES members (id),
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX case_entries_case ON case_entries (flag_case, id);
