CREATE TABLE projects (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  identity TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at_ms BIGINT NOT NULL,
  UNIQUE (space_id, identity)
);

CREATE TABLE sessions (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  client TEXT NOT NULL,
  client_session_id TEXT NOT NULL,
  parent_id BIGINT REFERENCES sessions (id),
  project_id BIGINT NOT NULL REFERENCES projects (id),
  cwd TEXT NOT NULL,
  branch TEXT,
  head TEXT,
  started_at_ms BIGINT NOT NULL,
  last_event_at_ms BIGINT NOT NULL,
  ended_at_ms BIGINT,
  last_prompt INTEGER NOT NULL DEFAULT 0,
  private_prompt INTEGER NOT NULL DEFAULT 0,
  accepted BIGINT NOT NULL DEFAULT 0,
  unsummarized BIGINT NOT NULL DEFAULT 0,
  summarized_prompt INTEGER NOT NULL DEFAULT 0,
  term BIGINT NOT NULL DEFAULT 0,
  observer TEXT,
  model TEXT,
  conversation_id TEXT,
  restart_guard TEXT,
  summary_breaker TEXT,
  input_tokens BIGINT NOT NULL DEFAULT 0,
  output_tokens BIGINT NOT NULL DEFAULT 0,
  cache_read_tokens BIGINT NOT NULL DEFAULT 0,
  cache_write_tokens BIGINT NOT NULL DEFAULT 0,
  cost_micros BIGINT NOT NULL DEFAULT 0,
  UNIQUE (space_id, client, client_session_id)
);

CREATE INDEX sessions_silent ON sessions (last_event_at_ms) WHERE unsummarized > 0;

CREATE TABLE prompts (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  number INTEGER NOT NULL,
  dedup_key TEXT NOT NULL,
  client_prompt_id TEXT,
  text TEXT NOT NULL,
  private INTEGER NOT NULL,
  source TEXT NOT NULL,
  original_at_ms BIGINT NOT NULL,
  accepted_at_ms BIGINT NOT NULL,
  UNIQUE (space_id, session_id, number),
  UNIQUE (space_id, session_id, dedup_key)
);

CREATE INDEX prompts_client_id ON prompts (session_id, client_prompt_id) WHERE client_prompt_id IS NOT NULL;

CREATE TABLE turns (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  term BIGINT NOT NULL,
  kind TEXT NOT NULL,
  observer TEXT NOT NULL,
  message_count INTEGER NOT NULL,
  started_at_ms BIGINT NOT NULL,
  ended_at_ms BIGINT,
  ended TEXT,
  input_tokens BIGINT NOT NULL DEFAULT 0,
  output_tokens BIGINT NOT NULL DEFAULT 0,
  cache_read_tokens BIGINT NOT NULL DEFAULT 0,
  cache_write_tokens BIGINT NOT NULL DEFAULT 0,
  model TEXT,
  cost_micros BIGINT NOT NULL DEFAULT 0,
  billed INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX turns_open ON turns (session_id) WHERE ended IS NULL;

CREATE INDEX turns_answered ON turns (observer, ended_at_ms) WHERE ended = 'answered';

CREATE TABLE messages (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  kind TEXT NOT NULL,
  bulk INTEGER NOT NULL DEFAULT 0,
  dedup_key TEXT NOT NULL,
  state TEXT NOT NULL,
  outcome TEXT,
  reason TEXT,
  prompt_number INTEGER NOT NULL,
  first_prompt INTEGER NOT NULL,
  project_id BIGINT NOT NULL REFERENCES projects (id),
  cwd TEXT NOT NULL,
  branch TEXT,
  head TEXT,
  agent_id TEXT,
  agent_type TEXT,
  tool TEXT,
  ending TEXT,
  richness INTEGER NOT NULL,
  payload_bytes BIGINT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  failed_alone_at_ms BIGINT,
  last_error TEXT,
  turn_id BIGINT REFERENCES turns (id),
  original_at_ms BIGINT NOT NULL,
  accepted_at_ms BIGINT NOT NULL,
  settled_at_ms BIGINT,
  payload ${bytes}
);

CREATE UNIQUE INDEX messages_identity ON messages (space_id, session_id, dedup_key);

CREATE INDEX messages_open ON messages (session_id, id) WHERE state IN ('pending', 'processing');

CREATE INDEX messages_dead ON messages (id) WHERE state = 'dead';

CREATE INDEX messages_turn ON messages (turn_id) WHERE turn_id IS NOT NULL;

CREATE INDEX messages_retained ON messages (settled_at_ms) WHERE payload IS NOT NULL AND settled_at_ms IS NOT NULL;

CREATE TABLE observations (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  project_id BIGINT NOT NULL REFERENCES projects (id),
  turn_id BIGINT NOT NULL REFERENCES turns (id),
  prompt_number INTEGER NOT NULL,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  subtitle TEXT NOT NULL,
  narrative TEXT NOT NULL,
  facts TEXT NOT NULL,
  concepts TEXT NOT NULL,
  branch TEXT,
  head TEXT,
  agent_type TEXT,
  original_at_ms BIGINT NOT NULL,
  created_at_ms BIGINT NOT NULL
);

CREATE INDEX observations_session ON observations (session_id, id);

CREATE INDEX observations_project ON observations (project_id, id);

CREATE TABLE observation_sources (
  space_id BIGINT NOT NULL DEFAULT 1,
  observation_id BIGINT NOT NULL REFERENCES observations (id),
  message_id BIGINT NOT NULL REFERENCES messages (id),
  PRIMARY KEY (observation_id, message_id)
);

CREATE INDEX observation_sources_message ON observation_sources (message_id);

CREATE TABLE observation_files (
  space_id BIGINT NOT NULL DEFAULT 1,
  observation_id BIGINT NOT NULL REFERENCES observations (id),
  path TEXT NOT NULL,
  access TEXT NOT NULL,
  PRIMARY KEY (observation_id, path, access)
);

CREATE INDEX observation_files_path ON observation_files (path);

CREATE TABLE summaries (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  project_id BIGINT NOT NULL REFERENCES projects (id),
  turn_id BIGINT NOT NULL REFERENCES turns (id),
  message_id BIGINT NOT NULL REFERENCES messages (id),
  first_prompt INTEGER NOT NULL,
  last_prompt INTEGER NOT NULL,
  request TEXT NOT NULL,
  investigated TEXT NOT NULL,
  learned TEXT NOT NULL,
  completed TEXT NOT NULL,
  next_steps TEXT NOT NULL,
  notes TEXT NOT NULL,
  branch TEXT,
  original_at_ms BIGINT NOT NULL,
  created_at_ms BIGINT NOT NULL
);

CREATE INDEX summaries_session ON summaries (session_id, id);

CREATE INDEX summaries_project ON summaries (project_id, id);

CREATE INDEX summaries_message ON summaries (message_id);

CREATE TABLE changes (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  kind TEXT NOT NULL,
  session_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  at_ms BIGINT NOT NULL
);

CREATE INDEX changes_at ON changes (at_ms);

CREATE TABLE redactions (
  space_id BIGINT NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  found BIGINT NOT NULL,
  PRIMARY KEY (space_id, kind)
);

CREATE TABLE provider_states (
  space_id BIGINT NOT NULL DEFAULT 1,
  observer TEXT NOT NULL PRIMARY KEY,
  reason TEXT NOT NULL,
  remedy TEXT NOT NULL,
  closed_at_ms BIGINT NOT NULL,
  until_ms BIGINT
);
