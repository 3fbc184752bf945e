-- The pinned topics of a space were found by reading all of its topics.
DROP INDEX topics_pinned;
CREATE INDEX topics_pinned ON topics (space, pinned, id);
