-- What must hold on which servers. A rule's revision grows with every change, so that a server knows which rules are
-- newer than its results.
CREATE SEQUENCE compliance_revision;
CREATE TABLE compliance_rule (
  name        text PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  title       text NOT NULL CHECK (title <> ''),
  severity    text NOT NULL CHECK (severity IN ('INFO', 'WARNING', 'CRITICAL')),
  scope       jsonb NOT NULL,
  requirement jsonb NOT NULL,
  revision    bigint NOT NULL,
  updated_by  text NOT NULL,
  updated_at  timestamptz NOT NULL
);

-- Servers that may break a rule for a while. Kept after its end: an expired waiver explains why a rule bites again.
CREATE TABLE compliance_waiver (
  id         uuid PRIMARY KEY,
  rule       text NOT NULL REFERENCES compliance_rule ON DELETE CASCADE,
  server_id  uuid REFERENCES server ON DELETE CASCADE,
  scope      jsonb,
  reason     text NOT NULL CHECK (reason <> ''),
  granted_by text NOT NULL,
  granted_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK ((server_id IS NULL) <> (scope IS NULL))
);
CREATE INDEX compliance_waiver_by_rule ON compliance_waiver (rule, expires_at);

-- One row per server and rule whose scope it is in. Whether a broken rule is waived now is decided when it is read.
CREATE TABLE compliance_result (
  rule         text NOT NULL REFERENCES compliance_rule ON DELETE CASCADE,
  server_id    uuid NOT NULL REFERENCES server ON DELETE CASCADE,
  outcome      text NOT NULL CHECK (outcome IN ('MET', 'BROKEN', 'UNKNOWN')),
  breaches     jsonb NOT NULL,
  why          text NOT NULL,
  since        timestamptz NOT NULL,
  waiver       uuid REFERENCES compliance_waiver ON DELETE SET NULL,
  waived_until timestamptz,
  PRIMARY KEY (rule, server_id)
);
CREATE INDEX compliance_result_by_server ON compliance_result (server_id);
CREATE INDEX compliance_result_not_met ON compliance_result (rule, server_id) WHERE outcome <> 'MET';

-- What a server's results were made of; whoever differs is judged again.
CREATE TABLE compliance_state (
  server_id   uuid PRIMARY KEY REFERENCES server ON DELETE CASCADE,
  snapshot_id uuid,
  facts       text NOT NULL,
  device_type text NOT NULL,
  revision    bigint NOT NULL
);
