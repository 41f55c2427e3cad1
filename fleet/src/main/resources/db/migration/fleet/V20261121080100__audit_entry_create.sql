-- Every decision leaves a row that cannot be changed without being noticed: each row's hash covers the row before it,
-- and the head is kept apart so that rows cut off the end are missed too.
CREATE TABLE audit_entry (
  number    bigint PRIMARY KEY,
  at        timestamptz NOT NULL,
  user_name text NOT NULL,
  role      text NOT NULL,
  origin    text NOT NULL,
  action    text NOT NULL,
  subject   text NOT NULL,
  -- text, not jsonb: the hash is over these very characters
  details   text NOT NULL,
  hash      text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, number DESC);
CREATE INDEX audit_entry_user ON audit_entry (user_name, number DESC);

CREATE TABLE audit_head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  number   bigint NOT NULL,
  hash     text NOT NULL
);
INSERT INTO audit_head (number, hash) VALUES (0, repeat('0', 64));
