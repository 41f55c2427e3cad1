-- What explains BIOS attributes, kept once per content: a thousand equal machines share one row. A registry is the same for
-- a model and BIOS version, so that only the first machine of a kind is ever asked for its megabyte of JSON.
CREATE TABLE bios_registry (
  digest      text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
  registry_id text NOT NULL,
  content     jsonb NOT NULL
);

CREATE TABLE bios_registry_of (
  vendor       text NOT NULL,
  model        text NOT NULL,
  bios_version text NOT NULL,
  registry_id  text NOT NULL,
  digest       text NOT NULL REFERENCES bios_registry,
  asked_at     timestamptz NOT NULL,
  PRIMARY KEY (vendor, model, bios_version, registry_id)
);
CREATE INDEX bios_registry_of_digest ON bios_registry_of (digest);
