-- Every change of the data after they were first written, with what it takes to take it back; never changed itself.
CREATE TABLE data_change (
  id BIGINT NOT NULL,
  made_at TIMESTAMP NOT NULL,
  kind VARCHAR NOT NULL CHECK (kind IN ('edit', 'import', 'take_back')),
  who VARCHAR NOT NULL,
  what VARCHAR NOT NULL,
  file_name VARCHAR NOT NULL,
  file_hash VARCHAR NOT NULL,
  counts VARCHAR NOT NULL,
  changes VARCHAR NOT NULL,
  content_before VARCHAR NOT NULL,
  content_after VARCHAR NOT NULL,
  takes_back BIGINT,
  PRIMARY KEY (id)
);
