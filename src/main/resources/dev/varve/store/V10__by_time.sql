DROP INDEX observations_branch;

CREATE INDEX observations_branch ON observations (project_id, branch, original_at_ms) WHERE branch IS NOT NULL;

DROP INDEX observation_files_newest;

DROP INDEX observation_files_path;

CREATE INDEX observation_files_path ON observation_files (path, original_at_ms, observation_id);

ALTER TABLE failures ADD COLUMN project_id BIGINT REFERENCES projects (id);

ALTER TABLE failures ADD COLUMN whole TEXT;

UPDATE failures SET project_id = (SELECT m.project_id FROM messages m WHERE m.id = failures.message_id);

DROP INDEX failures_open;

CREATE INDEX failures_open ON failures (project_id, at_ms) WHERE success_message_id IS NULL;

CREATE INDEX failures_open_command ON failures (command, project_id) WHERE success_message_id IS NULL;

CREATE INDEX failures_open_whole ON failures (whole, project_id) WHERE success_message_id IS NULL AND whole IS NOT NULL;
