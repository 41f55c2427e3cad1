-- BIOS passwords that an order over many servers is about, sealed by the key that never enters the database (AES-GCM;
-- associated data is the order's id). A row is destroyed when no server of its order waits for a job any more; each job
-- has its own.
CREATE TABLE fleet_order_password (
  order_id   uuid PRIMARY KEY REFERENCES fleet_order (id) ON DELETE CASCADE,
  name       text  NOT NULL,
  old_sealed bytea NOT NULL,
  new_sealed bytea NOT NULL
);

-- When the order is put in force, as people read it.
ALTER TABLE fleet_order ADD COLUMN applies text NOT NULL DEFAULT '';
