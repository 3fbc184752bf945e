-- What a member says about themselves and others are not shown now: texts and picture as JSON, empty in their own columns meanwhile. As what it
-- is withheld ('waiting', 'hidden' or ''), and why. Of whoever was removed for good nothing is shown either.
ALTER TABLE members ADD COLUMN withheld TEXT;
ALTER TABLE members ADD COLUMN withheld_as TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN withheld_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN withheld_removed BOOLEAN NOT NULL DEFAULT FALSE;
