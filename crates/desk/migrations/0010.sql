-- The report reads the questions of a time.
CREATE INDEX desk_threads_asked ON desk_threads (asked_at, space) WHERE NOT imported;
