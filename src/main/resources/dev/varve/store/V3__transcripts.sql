CREATE TABLE transcripts (
  space_id BIGINT NOT NULL DEFAULT 1,
  file_key TEXT NOT NULL,
  offset_bytes BIGINT NOT NULL,
  fingerprint TEXT NOT NULL,
  read_at_ms BIGINT NOT NULL,
  PRIMARY KEY (space_id, file_key)
);

CREATE INDEX messages_original ON messages (original_at_ms, dedup_key);

CREATE INDEX prompts_original ON prompts (original_at_ms);
