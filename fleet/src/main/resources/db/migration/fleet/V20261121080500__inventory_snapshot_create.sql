-- What servers said, kept once per distinct content: reading the same again only moves confirmed_at.
CREATE TABLE inventory_snapshot (
  id            uuid PRIMARY KEY,
  server_id     uuid NOT NULL REFERENCES server ON DELETE CASCADE,
  digest        text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  first_read_at timestamptz NOT NULL,
  confirmed_at  timestamptz NOT NULL,
  content       jsonb NOT NULL
);
CREATE INDEX inventory_snapshot_latest ON inventory_snapshot (server_id, confirmed_at DESC);

-- The firmware of the latest inventory, for questions across the fleet ("who still runs BIOS 2.4?").
CREATE TABLE firmware_item (
  server_id  uuid NOT NULL REFERENCES server ON DELETE CASCADE,
  number     int NOT NULL,
  item_id    text NOT NULL,
  kind       text NOT NULL
    CHECK (kind IN ('BMC', 'BIOS', 'CPLD', 'STORAGE', 'NIC', 'DRIVE', 'PSU', 'OTHER')),
  component  text NOT NULL,
  slot       text NOT NULL,
  name       text NOT NULL,
  version    text NOT NULL,
  updateable boolean NOT NULL,
  state      text NOT NULL CHECK (state IN ('ACTIVE', 'STAGED', 'BACKUP')),
  PRIMARY KEY (server_id, number)
);
CREATE INDEX firmware_item_version ON firmware_item (kind, component, version);

CREATE TABLE bios_snapshot (
  id            uuid PRIMARY KEY,
  server_id     uuid NOT NULL REFERENCES server ON DELETE CASCADE,
  digest        text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  first_read_at timestamptz NOT NULL,
  confirmed_at  timestamptz NOT NULL,
  registry_id   text NOT NULL,
  bios_version  text NOT NULL,
  known         boolean NOT NULL,
  attributes    jsonb NOT NULL
);
CREATE INDEX bios_snapshot_latest ON bios_snapshot (server_id, confirmed_at DESC);
