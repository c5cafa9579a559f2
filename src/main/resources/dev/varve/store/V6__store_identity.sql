CREATE TABLE store_identity (
  space_id BIGINT NOT NULL DEFAULT 1 PRIMARY KEY,
  identity TEXT NOT NULL
);
