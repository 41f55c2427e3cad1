-- When each server's BIOS values are looked at next, and how an unchanged server is known again by one request.
CREATE TABLE bios_watch (
  server_id    uuid PRIMARY KEY REFERENCES server ON DELETE CASCADE,
  due_at       timestamptz NOT NULL,
  path         text NOT NULL DEFAULT '',
  etag         text NOT NULL DEFAULT '',
  digest       text NOT NULL DEFAULT '',
  looked_at    timestamptz,
  failed_since timestamptz,
  failure      text NOT NULL DEFAULT ''
);
CREATE INDEX bios_watch_due ON bios_watch (due_at);

-- Attributes that are not as they should be, or not as they were. What ended stays as history.
CREATE TABLE bios_drift (
  id             uuid PRIMARY KEY,
  server_id      uuid NOT NULL REFERENCES server ON DELETE CASCADE,
  attribute      text NOT NULL,
  against        text NOT NULL CHECK (against IN ('BASELINE', 'DEVICE_TYPE', 'LAST_READING')),
  was            jsonb NOT NULL,
  value          jsonb NOT NULL,
  first_seen     timestamptz NOT NULL,
  last_confirmed timestamptz NOT NULL,
  cause          text NOT NULL CHECK (cause IN ('JOB', 'SOMEBODY_ELSE', 'NEVER_AS_WANTED')),
  job            uuid,
  ended_at       timestamptz,
  CHECK ((cause = 'JOB') = (job IS NOT NULL))
);
CREATE UNIQUE INDEX bios_drift_open ON bios_drift (server_id, attribute) WHERE ended_at IS NULL;
CREATE INDEX bios_drift_newest ON bios_drift (id DESC);
CREATE INDEX bios_drift_by_server ON bios_drift (server_id, id DESC);

-- Which reading and which baseline a server's drift was worked out from; whoever differs is worked out again.
CREATE TABLE bios_drift_state (
  server_id   uuid PRIMARY KEY REFERENCES server ON DELETE CASCADE,
  snapshot_id uuid NOT NULL,
  basis       text NOT NULL
);
