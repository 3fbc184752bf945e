-- What the member has shown by reading and taking part, 0 to 4. Those who have been here for a month are no newcomers; what else
-- they have shown was not counted so far.
ALTER TABLE members ADD COLUMN trust BIGINT NOT NULL DEFAULT 0;
-- lite:UPDATE members SET trust = 1 WHERE state = 'active' AND created_at < (CAST(strftime('%s', 'now') AS INTEGER) - 2592000) * 1000;
-- pg:UPDATE members SET trust = 1 WHERE state = 'active' AND created_at < (CAST(extract(epoch FROM now()) AS BIGINT) - 2592000) * 1000;
