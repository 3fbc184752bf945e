-- The order of articles that came in one: those without a place, which helped most first, stand before them.
ALTER TABLE articles ADD COLUMN position BIGINT NOT NULL DEFAULT 0;
DROP INDEX articles_read;
CREATE INDEX articles_read ON articles (space, (helped - position * 4294967296), id)
  WHERE live IS NOT NULL AND NOT archived;
