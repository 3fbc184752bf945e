-- Who hid it: a hero of the space shows again only what was hidden by the same hand.
ALTER TABLE posts ADD COLUMN hidden_by BIGINT;
ALTER TABLE topics ADD COLUMN hidden_by BIGINT;
