-- Versions that a moderator took out of view: their authors and moderators alone read them.
ALTER TABLE revisions ADD COLUMN withheld BOOLEAN NOT NULL DEFAULT FALSE;
