-- Scans and what they found; results are kept so that enrolling can wait until somebody has looked.
CREATE TABLE discovery (
  id           uuid PRIMARY KEY,
  targets      text[] NOT NULL,
  ports        text[] NOT NULL,
  state        text NOT NULL CHECK (state IN ('RUNNING', 'FINISHED', 'CANCELLED', 'INTERRUPTED')),
  total        bigint NOT NULL,
  probed       bigint NOT NULL DEFAULT 0,
  requested_by text NOT NULL,
  started_at   timestamptz NOT NULL,
  finished_at  timestamptz
);
CREATE INDEX discovery_newest ON discovery (started_at DESC);

CREATE TABLE discovery_result (
  id              uuid PRIMARY KEY,
  discovery_id    uuid NOT NULL REFERENCES discovery ON DELETE CASCADE,
  host            text NOT NULL,
  port            int NOT NULL,
  vendor          text NOT NULL,
  product         text NOT NULL,
  system_uuid     text NOT NULL,
  redfish_version text NOT NULL,
  driver          text NOT NULL,
  fingerprint     text NOT NULL,
  UNIQUE (discovery_id, host, port)
);
