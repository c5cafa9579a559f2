CREATE TABLE payloads (
  space_id BIGINT NOT NULL DEFAULT 1,
  message_id ${key} REFERENCES messages (id),
  payload ${bytes} NOT NULL
);

INSERT INTO payloads (message_id, payload) SELECT id, payload FROM messages WHERE payload IS NOT NULL;

UPDATE messages SET payload_bytes = 0 WHERE payload IS NULL AND payload_bytes > 0;

DROP INDEX messages_retained;

ALTER TABLE messages DROP COLUMN payload;

CREATE INDEX messages_retained ON messages (settled_at_ms) WHERE payload_bytes > 0 AND settled_at_ms IS NOT NULL;
