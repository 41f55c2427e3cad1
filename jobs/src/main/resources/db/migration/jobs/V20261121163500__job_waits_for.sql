-- What a job that gave its place back waits for, such as a maintenance window, so that it can be made to look again when
-- that changes.
ALTER TABLE job ADD COLUMN waits_for text;
CREATE INDEX job_waits_for ON job (waits_for) WHERE state = 'QUEUED' AND waits_for IS NOT NULL;
