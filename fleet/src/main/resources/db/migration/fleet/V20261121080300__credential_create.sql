-- BMC logins, sealed by a key that never enters the database (AES-GCM; associated data is the owner's id, so that a
-- sealed value copied to another row does not open).
CREATE TABLE credential (
  owner_id   uuid PRIMARY KEY,
  user_name  text NOT NULL,
  sealed     bytea NOT NULL,
  updated_at timestamptz NOT NULL
);
