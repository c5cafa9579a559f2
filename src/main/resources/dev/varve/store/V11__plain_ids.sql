${unrecorded ids of ('sessions', 'prompts', 'messages', 'turns', 'changes')};

CREATE TABLE keyed_sources (
  space_id BIGINT NOT NULL DEFAULT 1,
  observation_id BIGINT NOT NULL REFERENCES observations (id),
  message_id BIGINT NOT NULL REFERENCES messages (id),
  PRIMARY KEY (observation_id, message_id)
) ${by_key};

INSERT INTO keyed_sources (space_id, observation_id, message_id)
  SELECT space_id, observation_id, message_id FROM observation_sources;

DROP TABLE observation_sources;

ALTER TABLE keyed_sources RENAME TO observation_sources;

CREATE INDEX observation_sources_message ON observation_sources (message_id);

CREATE TABLE keyed_files (
  space_id BIGINT NOT NULL DEFAULT 1,
  observation_id BIGINT NOT NULL REFERENCES observations (id),
  path TEXT NOT NULL,
  access TEXT NOT NULL,
  original_at_ms BIGINT NOT NULL DEFAULT 0,
  content_hash TEXT,
  PRIMARY KEY (observation_id, path, access)
) ${by_key};

INSERT INTO keyed_files (space_id, observation_id, path, access, original_at_ms, content_hash)
  SELECT space_id, observation_id, path, access, original_at_ms, content_hash FROM observation_files;

DROP TABLE observation_files;

ALTER TABLE keyed_files RENAME TO observation_files;

CREATE INDEX observation_files_path ON observation_files (path, original_at_ms, observation_id);
