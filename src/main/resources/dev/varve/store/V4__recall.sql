ALTER TABLE prompts ADD COLUMN project_id BIGINT REFERENCES projects (id);

UPDATE prompts SET project_id = (SELECT s.project_id FROM sessions s WHERE s.id = prompts.session_id);

CREATE INDEX prompts_project ON prompts (project_id, original_at_ms);

CREATE INDEX observations_project_time ON observations (project_id, original_at_ms);

CREATE INDEX observations_original ON observations (original_at_ms);

CREATE INDEX summaries_project_time ON summaries (project_id, original_at_ms);

CREATE INDEX summaries_original ON summaries (original_at_ms);

ALTER TABLE observation_files ADD COLUMN original_at_ms BIGINT NOT NULL DEFAULT 0;

UPDATE observation_files SET original_at_ms =
  (SELECT o.original_at_ms FROM observations o WHERE o.id = observation_files.observation_id);

DROP INDEX observation_files_path;

CREATE INDEX observation_files_path ON observation_files (path, original_at_ms);

CREATE TABLE project_files (
  space_id BIGINT NOT NULL DEFAULT 1,
  project_id BIGINT NOT NULL REFERENCES projects (id),
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  last_at_ms BIGINT NOT NULL,
  observations BIGINT NOT NULL,
  PRIMARY KEY (project_id, path)
);

CREATE INDEX project_files_name ON project_files (name);

INSERT INTO project_files (project_id, path, name, last_at_ms, observations)
  SELECT o.project_id, f.path, substr(f.path, length(rtrim(f.path, replace(f.path, '/', ''))) + 1),
    max(o.original_at_ms), count(DISTINCT o.id)
  FROM observation_files f JOIN observations o ON o.id = f.observation_id GROUP BY o.project_id, f.path;

ALTER TABLE sessions ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;

CREATE TABLE forgotten_spans (
  space_id BIGINT NOT NULL DEFAULT 1,
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  from_at_ms BIGINT NOT NULL,
  until_at_ms BIGINT NOT NULL,
  PRIMARY KEY (session_id, from_at_ms, until_at_ms)
);

CREATE TABLE audit (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  at_ms BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  counts TEXT NOT NULL
);
