-- One row per managed machine, with what the lists filter, sort and count by beside what was configured: no list ever
-- has to open a snapshot.
CREATE TABLE server (
  id               uuid PRIMARY KEY,
  name             text NOT NULL CHECK (name <> ''),
  host             text NOT NULL,
  port             int NOT NULL CHECK (port BETWEEN 1 AND 65535),
  trust            text NOT NULL CHECK (trust IN ('PINNED', 'CERTIFICATE_AUTHORITY', 'ON_FIRST_USE')),
  fingerprint      text CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
  legacy_tls       boolean NOT NULL DEFAULT false,
  ipmi_port        int CHECK (ipmi_port BETWEEN 1 AND 65535),
  ipmi_cipher_suite int CHECK (ipmi_cipher_suite BETWEEN 0 AND 255),
  bmc_user         text NOT NULL,
  site             text NOT NULL,
  tags             text[] NOT NULL DEFAULT '{}',
  device_type      text NOT NULL DEFAULT '',
  vendor           text NOT NULL DEFAULT '',
  model            text NOT NULL DEFAULT '',
  serial           text NOT NULL DEFAULT '',
  system_uuid      text NOT NULL DEFAULT '',
  bmc_family       text NOT NULL DEFAULT '',
  bmc_version      text NOT NULL DEFAULT '',
  bios_version     text NOT NULL DEFAULT '',
  host_name        text NOT NULL DEFAULT '',
  driver           text NOT NULL DEFAULT '',
  power            text NOT NULL DEFAULT 'UNKNOWN'
    CHECK (power IN ('ON', 'OFF', 'POWERING_ON', 'POWERING_OFF', 'PAUSED', 'UNKNOWN')),
  health           text NOT NULL DEFAULT 'UNKNOWN'
    CHECK (health IN ('OK', 'WARNING', 'CRITICAL', 'UNKNOWN')),
  state            text NOT NULL CHECK (state IN ('NEW', 'ENROLLED', 'UNREACHABLE', 'QUARANTINED')),
  state_reason     text NOT NULL DEFAULT '',
  reachability     text NOT NULL DEFAULT 'UNKNOWN' CHECK (reachability IN
    ('UNKNOWN', 'REACHABLE', 'NO_ANSWER', 'NOT_A_BMC', 'LOGIN_REFUSED', 'UNTRUSTED')),
  last_seen        timestamptz,
  inventory_at     timestamptz,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  search_text      text NOT NULL GENERATED ALWAYS AS (lower(
    name || ' ' || vendor || ' ' || model || ' ' || serial || ' ' || host || ':' || port || ' ' || host_name)) STORED,
  CHECK ((trust = 'PINNED') = (fingerprint IS NOT NULL))
);
CREATE UNIQUE INDEX server_name ON server (lower(name));
CREATE UNIQUE INDEX server_address ON server (host, port);
-- One per order in which pages are read: the key first, the id to break ties.
CREATE INDEX server_by_name ON server (name, id);
CREATE INDEX server_by_vendor ON server (vendor, id);
CREATE INDEX server_by_model ON server (model, id);
CREATE INDEX server_by_state ON server (state, id);
CREATE INDEX server_by_health ON server (health, id);
CREATE INDEX server_by_site ON server (site, id);
CREATE INDEX server_by_device_type ON server (device_type, id);
CREATE INDEX server_by_last_seen ON server ((coalesce(last_seen, '-infinity')), id);
CREATE INDEX server_by_system_uuid ON server (system_uuid) WHERE system_uuid <> '';
CREATE INDEX server_tags ON server USING gin (tags);
