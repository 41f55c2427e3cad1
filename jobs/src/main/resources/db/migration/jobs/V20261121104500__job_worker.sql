-- Which worker ran a job last, and each of its steps: who does what, and who had it when it stopped in the middle.
ALTER TABLE job ADD COLUMN worker text;
ALTER TABLE job_step ADD COLUMN worker text;
