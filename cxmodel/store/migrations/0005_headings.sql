-- What the headers of imported files were read as, so that the next file of the same sender is read alike.
CREATE TABLE heading (
  table_name VARCHAR NOT NULL,
  header VARCHAR NOT NULL,
  column_name VARCHAR NOT NULL,
  noted_at TIMESTAMP NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (table_name, header)
);
