-- Readings of a BIOS become history: what kind of reading, by whom and why, and values stored once. A row either holds
-- all values (keyframe_id is null) or only what differs from a whole one: `attributes` then has what changed or came,
-- `gone` the names that went. `number` orders the readings of a server whatever the clocks of its readers say.
ALTER TABLE bios_snapshot
  ADD COLUMN number      bigint GENERATED ALWAYS AS IDENTITY,
  ADD COLUMN kind        text NOT NULL DEFAULT 'CURRENT' CHECK (kind IN ('CURRENT', 'PENDING', 'BASELINE')),
  ADD COLUMN keyframe_id uuid REFERENCES bios_snapshot,
  ADD COLUMN gone        text[] NOT NULL DEFAULT '{}',
  ADD COLUMN size        int NOT NULL DEFAULT 0 CHECK (size >= 0),
  ADD COLUMN changes     int NOT NULL DEFAULT 0 CHECK (changes >= 0),
  ADD COLUMN taken_by    text NOT NULL DEFAULT '',
  ADD COLUMN note        text NOT NULL DEFAULT '',
  ADD COLUMN job_id      uuid,
  ADD CHECK (keyframe_id IS NOT NULL OR gone = '{}');
UPDATE bios_snapshot SET size = (SELECT count(*) FROM jsonb_object_keys(attributes));
DROP INDEX bios_snapshot_latest;
CREATE INDEX bios_snapshot_latest ON bios_snapshot (server_id, kind, number DESC);
CREATE INDEX bios_snapshot_history ON bios_snapshot (server_id, number DESC);
CREATE INDEX bios_snapshot_keyframe ON bios_snapshot (keyframe_id) WHERE keyframe_id IS NOT NULL;
CREATE INDEX bios_snapshot_job ON bios_snapshot (job_id) WHERE job_id IS NOT NULL;
