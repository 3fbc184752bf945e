-- When a member was warned by moderators; empty once they have read of it.
ALTER TABLE members ADD COLUMN warned_at BIGINT;
