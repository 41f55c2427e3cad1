-- Named BIOS settings. A version once saved never changes: plans and comparisons may point at it.
CREATE TABLE bios_profile (
  name       text PRIMARY KEY,
  version    int NOT NULL CHECK (version > 0),
  removed_at timestamptz
);

CREATE TABLE bios_profile_version (
  name     text NOT NULL REFERENCES bios_profile,
  version  int NOT NULL,
  content  jsonb NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (name, version)
);
