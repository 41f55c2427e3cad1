-- BIOS passwords of jobs that are not over, sealed by the key that never enters the database (AES-GCM; associated data is
-- the row's id). A row is destroyed when its job ends.
CREATE TABLE bios_password_order (
  id         uuid PRIMARY KEY,
  server_id  uuid NOT NULL REFERENCES server (id) ON DELETE CASCADE,
  name       text NOT NULL,
  old_sealed bytea NOT NULL,
  new_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL
);
