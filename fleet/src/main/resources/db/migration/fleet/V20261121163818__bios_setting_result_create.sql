-- What became of each setting by which method: teaches which method a plan tries first. Written in the transaction that
-- ends the step, so that a worker that dies counts nothing twice. Outlives jobs and servers; bounded by age and number.
CREATE TABLE bios_setting_result (
  job         uuid        NOT NULL,
  step        text        NOT NULL,
  attribute   text        NOT NULL,
  method      text        NOT NULL,
  vendor      text        NOT NULL,
  model       text        NOT NULL,
  -- Empty when the job installed firmware before, so that nobody knows which version took the setting.
  bmc_version text        NOT NULL,
  bios_version text       NOT NULL,
  outcome     text        NOT NULL CHECK (outcome IN ('APPLIED', 'REJECTED', 'CHANGED_BY_BIOS', 'IGNORED')),
  staging_ms  bigint,
  in_force_ms bigint,
  at          timestamptz NOT NULL,
  PRIMARY KEY (job, step, attribute, method)
);
CREATE INDEX bios_setting_result_newest ON bios_setting_result (vendor, attribute, model, method, at DESC);

-- Which method each setting of a shown plan goes by, where that was learnt: what is approved runs as it was seen, though
-- more is known by then.
CREATE TABLE bios_frozen_choice (
  plan_hash text        NOT NULL,
  server    uuid        NOT NULL,
  choices   jsonb       NOT NULL,
  made_at   timestamptz NOT NULL,
  PRIMARY KEY (plan_hash, server)
);
CREATE INDEX bios_frozen_choice_age ON bios_frozen_choice (made_at);

-- How long steps took on which machines: teaches how long a plan will take.
CREATE TABLE step_time (
  job     uuid        NOT NULL,
  step    text        NOT NULL,
  what    text        NOT NULL,
  vendor  text        NOT NULL,
  model   text        NOT NULL,
  took_ms bigint      NOT NULL CHECK (took_ms >= 0),
  at      timestamptz NOT NULL,
  PRIMARY KEY (job, step, what)
);
CREATE INDEX step_time_newest ON step_time (vendor, model, what, at DESC);
