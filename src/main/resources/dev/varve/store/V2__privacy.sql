ALTER TABLE projects ADD COLUMN label TEXT;

ALTER TABLE projects ADD COLUMN retention TEXT;

CREATE TABLE project_aliases (
  space_id BIGINT NOT NULL DEFAULT 1,
  identity TEXT NOT NULL,
  project_id BIGINT NOT NULL REFERENCES projects (id),
  created_at_ms BIGINT NOT NULL,
  PRIMARY KEY (space_id, identity)
);

CREATE INDEX project_aliases_project ON project_aliases (project_id);

CREATE TABLE pauses (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  project TEXT,
  from_at_ms BIGINT NOT NULL,
  until_at_ms BIGINT
);
