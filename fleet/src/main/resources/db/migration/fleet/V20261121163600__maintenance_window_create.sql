-- Times in which servers may be changed, by name.
CREATE TABLE maintenance_window (
  name       text PRIMARY KEY,
  -- IANA name: the times below are of its wall clock, whatever it does in spring and autumn.
  zone       text        NOT NULL,
  recurrence jsonb       NOT NULL,
  scope      jsonb       NOT NULL,
  enabled    boolean     NOT NULL,
  updated_by text        NOT NULL,
  updated_at timestamptz NOT NULL
);
