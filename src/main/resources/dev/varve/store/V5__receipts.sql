ALTER TABLE observation_files ADD COLUMN content_hash TEXT;

CREATE INDEX observation_files_newest ON observation_files (path, observation_id);

CREATE INDEX observations_branch ON observations (project_id, branch, id) WHERE branch IS NOT NULL;

CREATE TABLE failures (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  message_id BIGINT NOT NULL REFERENCES messages (id),
  signature TEXT,
  command TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  success_message_id BIGINT REFERENCES messages (id),
  change_message_id BIGINT REFERENCES messages (id),
  UNIQUE (message_id)
);

CREATE INDEX failures_solved ON failures (signature, id) WHERE change_message_id IS NOT NULL;

CREATE INDEX failures_open ON failures (at_ms) WHERE success_message_id IS NULL;

CREATE TABLE receipts (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  moment TEXT NOT NULL,
  tokens INTEGER NOT NULL,
  at_ms BIGINT NOT NULL
);

CREATE INDEX receipts_session ON receipts (session_id, id);

CREATE INDEX receipts_at ON receipts (at_ms);

CREATE TABLE receipt_items (
  space_id BIGINT NOT NULL DEFAULT 1,
  receipt_id BIGINT NOT NULL REFERENCES receipts (id),
  kind TEXT NOT NULL,
  memory_id BIGINT NOT NULL,
  why TEXT NOT NULL,
  tokens INTEGER NOT NULL,
  opened_at_ms BIGINT,
  PRIMARY KEY (receipt_id, kind, memory_id)
);

CREATE INDEX receipt_items_memory ON receipt_items (kind, memory_id);
