-- Whose inventory is read when.
CREATE TABLE inventory_round (
  server_id uuid PRIMARY KEY REFERENCES server ON DELETE CASCADE,
  due_at    timestamptz NOT NULL
);
CREATE INDEX inventory_round_due ON inventory_round (due_at);
