CREATE TABLE vectors (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  kind TEXT NOT NULL,
  memory_id BIGINT NOT NULL,
  model TEXT NOT NULL,
  vector ${bytes} NOT NULL
);

CREATE UNIQUE INDEX vectors_memory ON vectors (kind, memory_id, model);
