CREATE TABLE testing (
  space_id BIGINT NOT NULL DEFAULT 1,
  id ${identity},
  found ${bytes}
);

ALTER TABLE changes ADD COLUMN testing TEXT;
