-- What is somebody's is found by its space, for agents who do not see that space any more.
CREATE INDEX desk_threads_owned ON desk_threads (space, assignee, topic) WHERE live AND assignee IS NOT NULL;
