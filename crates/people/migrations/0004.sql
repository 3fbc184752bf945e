-- What the member has shown by reading and taking part, 0 to 4. Those who have been here for a month are no newcomers; what else
-- they have shown was not counted so far.
ALTER TABLE members ADD COLUMN trust BIGINT NOT NULL DEFAULT 0;
-- lite:UPDATE members SET trust = 1 WHERE state = 'active' AND created_at < (CAST(strftime('%s', 'now') AS INTEGER) - 2592000) * 1000;
-- pg:UPDATE members SET trust = 1 WHERE state = 'active' AND created_at < (CAST(extract(epoch FROM now()) AS BIGINT) - 2592000) * 1000;
ALTER TABLE members ADD COLUMN days_visited BIGINT NOT NULL DEFAULT 0;
CREATE INDEX members_regulars ON members (id) WHERE trust = 3;
-- The days, since 1970 UTC, on which members were here; of the last hundred.
CREATE TABLE visits (
  member BIGINT NOT NULL REFERENCES members (id),
  day BIGINT NOT NULL,
  PRIMARY KEY (member, day)
) WITHOUT ROWID;
CREATE INDEX visits_day ON visits (day);
