-- How often the steps of this job are tried again, where it is to be otherwise than the worker's own settings say.
ALTER TABLE job ADD COLUMN retries jsonb;
