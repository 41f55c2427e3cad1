-- Orders over many servers, and each server's part of them. A part is planned, then begun as a job; what becomes of it
-- then is in the job.
CREATE TABLE fleet_order (
  id              uuid PRIMARY KEY,
  operation       text        NOT NULL,
  title           text        NOT NULL,
  request         jsonb       NOT NULL,
  held            boolean     NOT NULL,
  priority        int         NOT NULL CHECK (priority BETWEEN 0 AND 100),
  after_jobs      uuid[]      NOT NULL,
  requested_by    text        NOT NULL,
  role            text        NOT NULL,
  origin          text        NOT NULL,
  idempotency_key text UNIQUE,
  -- Of everything that was asked: the same key with another wish is a mistake.
  fingerprint     text        NOT NULL,
  created_at      timestamptz NOT NULL,
  approved_by     text,
  cancelled_at    timestamptz
);
CREATE INDEX fleet_order_newest ON fleet_order (id DESC);

CREATE TABLE fleet_order_part (
  order_id    uuid NOT NULL REFERENCES fleet_order ON DELETE CASCADE,
  -- No reference: the part of a server that was removed stays, with its name.
  server_id   uuid NOT NULL,
  server_name text NOT NULL,
  phase       text NOT NULL DEFAULT 'WAITING'
              CHECK (phase IN ('WAITING', 'PLANNED', 'ALREADY_SO', 'REFUSED', 'STARTED', 'CANCELLED')),
  attempt     int  NOT NULL DEFAULT 1,
  -- Plan hash that the server must have, or nothing is begun.
  approved    text,
  text        text NOT NULL DEFAULT '',
  what_to_do  text NOT NULL DEFAULT '',
  faults      jsonb NOT NULL DEFAULT '[]',
  -- Not jsonb: a plan is approved by the hash of what is written here.
  plan        json,
  plan_hash   text,
  shown       jsonb,
  -- No reference either: the jobs keep their own tables.
  job         uuid,
  -- Who plans it now, and until when nobody else does.
  claim         uuid,
  claimed_until timestamptz,
  PRIMARY KEY (order_id, server_id)
);
CREATE INDEX fleet_order_part_to_do ON fleet_order_part (order_id) WHERE phase IN ('WAITING', 'PLANNED');
CREATE INDEX fleet_order_part_by_name ON fleet_order_part (order_id, server_name);
CREATE INDEX fleet_order_part_job ON fleet_order_part (job) WHERE job IS NOT NULL;
