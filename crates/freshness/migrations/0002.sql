-- The step by which a flag was settled: undoing the step opens it again.
ALTER TABLE review_flags ADD COLUMN batch BIGINT;
