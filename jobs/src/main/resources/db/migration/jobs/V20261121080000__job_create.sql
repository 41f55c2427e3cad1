-- Jobs, their steps and what happened in them; and db-scheduler's own table, which says when each job is looked at next.
-- One active job per subject is a constraint here and not a check in code, because two workers may admit at once.

CREATE TABLE job (
  id               uuid PRIMARY KEY,
  subject          text        NOT NULL,
  operation        text        NOT NULL,
  title            text        NOT NULL,
  plan_hash        text        NOT NULL,
  plan_notes       jsonb       NOT NULL DEFAULT '[]',
  details          jsonb       NOT NULL,
  state            text        NOT NULL CHECK (state IN ('BLOCKED', 'QUEUED', 'RUNNING', 'WAITING', 'CANCELLING',
                                                         'SUCCEEDED', 'PARTLY_SUCCEEDED', 'FAILED', 'CANCELLED')),
  priority         int         NOT NULL CHECK (priority BETWEEN 0 AND 100),
  requested_by     text        NOT NULL,
  idempotency_key  text        UNIQUE,
  not_before       timestamptz,
  created_at       timestamptz NOT NULL,
  started_at       timestamptz,
  finished_at      timestamptz,
  -- What an operator reads: progress, reason of waiting, or failure.
  now_text         text        NOT NULL DEFAULT '',
  percent          int         NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
  cancel_requested boolean     NOT NULL DEFAULT false,
  -- Counts the runs. A worker that lost the job writes with an old number and is refused.
  lease            bigint      NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX job_one_active_per_subject ON job (subject) WHERE state IN ('QUEUED', 'RUNNING', 'WAITING', 'CANCELLING');
CREATE INDEX job_queue ON job (priority DESC, created_at) WHERE state = 'QUEUED';
CREATE INDEX job_active ON job (state) WHERE state IN ('RUNNING', 'WAITING', 'CANCELLING');
CREATE INDEX job_newest ON job (id DESC);
CREATE INDEX job_by_subject ON job (subject, id DESC);
CREATE INDEX job_by_state ON job (state, id DESC);

CREATE TABLE job_dependency (
  job        uuid NOT NULL REFERENCES job ON DELETE CASCADE,
  depends_on uuid NOT NULL REFERENCES job ON DELETE CASCADE,
  PRIMARY KEY (job, depends_on)
);
CREATE INDEX job_dependency_reverse ON job_dependency (depends_on);

-- Places that a job takes while it is active: key → how many may be taken in all.
CREATE TABLE job_limit (
  job       uuid NOT NULL REFERENCES job ON DELETE CASCADE,
  limit_key text NOT NULL,
  capacity  int  NOT NULL CHECK (capacity > 0),
  PRIMARY KEY (job, limit_key)
);

CREATE TABLE job_step (
  job         uuid   NOT NULL REFERENCES job ON DELETE CASCADE,
  position    int    NOT NULL,
  key         text   NOT NULL,
  kind        text   NOT NULL,
  phase       text   NOT NULL,
  title       text   NOT NULL,
  reason      text   NOT NULL,
  arguments   jsonb  NOT NULL,
  expected_ms bigint NOT NULL,
  impact      text[] NOT NULL,
  on_failure  text   NOT NULL CHECK (on_failure IN ('STOP', 'CONTINUE')),
  state       text   NOT NULL DEFAULT 'PENDING'
              CHECK (state IN ('PENDING', 'RUNNING', 'WAITING', 'DONE', 'FAILED', 'SKIPPED', 'CANCELLED')),
  attempt     int    NOT NULL DEFAULT 1,
  checkpoint  jsonb,
  result      jsonb,
  failure     jsonb,
  text        text   NOT NULL DEFAULT '',
  percent     int    NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
  started_at  timestamptz,
  finished_at timestamptz,
  PRIMARY KEY (job, position),
  UNIQUE (job, key)
);

-- Transactions commit in another order than their ids were drawn. A reader that follows the stream asks for rows of
-- transactions that are all over, in the order of transactions, and so misses none.
CREATE TABLE job_event (
  id      bigserial PRIMARY KEY,
  xid     xid8        NOT NULL DEFAULT pg_current_xact_id(),
  job     uuid        NOT NULL REFERENCES job ON DELETE CASCADE,
  subject text        NOT NULL,
  at      timestamptz NOT NULL,
  kind    text        NOT NULL CHECK (kind IN ('JOB', 'STEP', 'PROGRESS', 'NOTE')),
  step    text,
  level   text        NOT NULL CHECK (level IN ('INFO', 'WARN', 'ERROR')),
  code    text        NOT NULL,
  text    text        NOT NULL
);
CREATE INDEX job_event_stream ON job_event (xid, id);
CREATE INDEX job_event_by_job ON job_event (job, xid, id);

-- db-scheduler 16's table, as its documentation gives it.
CREATE TABLE scheduled_tasks (
  task_name            text        NOT NULL,
  task_instance        text        NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean     NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);
CREATE INDEX scheduled_tasks_priority ON scheduled_tasks (priority DESC, execution_time ASC);
