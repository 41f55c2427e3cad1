-- People sign in here; programs use tokens. Passwords and tokens are kept as hashes only.
CREATE TABLE app_user (
  id                   uuid PRIMARY KEY,
  name                 text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
  role                 text NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR', 'ADMIN')),
  password_hash        text NOT NULL,
  enabled              boolean NOT NULL DEFAULT true,
  must_change_password boolean NOT NULL DEFAULT false,
  created_at           timestamptz NOT NULL,
  last_sign_in         timestamptz
);
CREATE UNIQUE INDEX app_user_name ON app_user (name);

CREATE TABLE api_token (
  id           uuid PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  title        text NOT NULL,
  prefix       text NOT NULL,
  token_hash   text NOT NULL UNIQUE,
  role         text NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR', 'ADMIN')),
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  last_used_at timestamptz
);
CREATE INDEX api_token_user ON api_token (user_id);

-- Failures in a row, by user name and by address. Rows go away with a success and after the longest pause.
CREATE TABLE sign_in_failure (
  key           text PRIMARY KEY,
  failures      int NOT NULL CHECK (failures > 0),
  last_failure  timestamptz NOT NULL,
  blocked_until timestamptz NOT NULL
);
