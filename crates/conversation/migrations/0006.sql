-- A declined post keeps its place, so that whoever lets it stand after all announces it as a new one.
ALTER TABLE waiting_posts ADD COLUMN declined BOOLEAN NOT NULL DEFAULT FALSE;
