-- What nearly is or is late, and what can be given out, are found without walking through what is not.
CREATE INDEX desk_threads_warned ON desk_threads (warn_at, snoozed_until, space) WHERE live AND due_at IS NOT NULL;
CREATE INDEX desk_threads_try ON desk_threads (try_at, snoozed_until) WHERE unanswered AND assignee IS NULL AND NOT imported;
