-- Tables that may have been made after the store was filled, so that their shipped rows are still to be put in; a name
-- goes once that is done (cxmodel/store/filling.py).
CREATE TABLE table_to_fill (
  name VARCHAR NOT NULL,
  PRIMARY KEY (name)
);
INSERT INTO table_to_fill VALUES ('touchpoint'), ('layer_readiness'), ('metric'), ('contract'), ('contract_term'),
  ('performance'), ('barrier'), ('answer'), ('parity_item'), ('parity_score'), ('action');
