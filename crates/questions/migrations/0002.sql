-- What a question's state said before it was archived together with others, for when that is undone.
ALTER TABLE questions ADD COLUMN kept_by BIGINT;
ALTER TABLE questions ADD COLUMN kept_at BIGINT;
ALTER TABLE questions ADD COLUMN kept_note TEXT;
