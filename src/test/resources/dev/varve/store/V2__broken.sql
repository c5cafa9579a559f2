CREATE TABLE testing (
  id ${identity}
);

ALTER TABLE nowhere ADD COLUMN testing TEXT;
