-- How customers are served and what is looked at after the signature, as declared in cxmodel/tables.
CREATE TABLE "touchpoint" (
  case_id VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  position BIGINT NOT NULL CHECK (position >= 1) CHECK (position <= 10000),
  stage VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  channel VARCHAR NOT NULL,
  activity_id VARCHAR,
  contacts_per_year DOUBLE NOT NULL CHECK (contacts_per_year >= 0) CHECK (contacts_per_year <= 10000000000.0),
  emotion DOUBLE NOT NULL CHECK (emotion >= -2) CHECK (emotion <= 2),
  moment_of_truth BOOLEAN NOT NULL,
  process DOUBLE CHECK (process >= 0) CHECK (process <= 4),
  data DOUBLE CHECK (data >= 0) CHECK (data <= 4),
  people DOUBLE CHECK (people >= 0) CHECK (people <= 4),
  technology DOUBLE CHECK (technology >= 0) CHECK (technology <= 4),
  touch VARCHAR NOT NULL,
  touch_reason VARCHAR,
  served_by VARCHAR NOT NULL,
  outsourcer VARCHAR,
  PRIMARY KEY (case_id, id)
);

CREATE TABLE "layer_readiness" (
  case_id VARCHAR NOT NULL,
  layer VARCHAR NOT NULL,
  technology DOUBLE CHECK (technology >= 0) CHECK (technology <= 4),
  culture DOUBLE CHECK (culture >= 0) CHECK (culture <= 4),
  operations DOUBLE CHECK (operations >= 0) CHECK (operations <= 4),
  note VARCHAR,
  PRIMARY KEY (case_id, layer)
);

CREATE TABLE "metric" (
  id VARCHAR NOT NULL,
  position BIGINT NOT NULL CHECK (position >= 1) CHECK (position <= 1000),
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  definition VARCHAR NOT NULL,
  formula VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  direction VARCHAR NOT NULL,
  low DOUBLE,
  typical DOUBLE,
  high DOUBLE,
  evidence VARCHAR NOT NULL,
  grade VARCHAR NOT NULL,
  reasoning VARCHAR NOT NULL,
  proposed_by VARCHAR NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE "contract" (
  case_id VARCHAR NOT NULL,
  partner VARCHAR NOT NULL,
  monthly_fee_usd DOUBLE NOT NULL CHECK (monthly_fee_usd >= 0) CHECK (monthly_fee_usd <= 10000000000.0),
  at_risk DOUBLE NOT NULL CHECK (at_risk >= 0) CHECK (at_risk <= 1),
  monthly_cap DOUBLE NOT NULL CHECK (monthly_cap >= 0) CHECK (monthly_cap <= 1),
  earn_back DOUBLE NOT NULL CHECK (earn_back >= 0) CHECK (earn_back <= 1),
  earn_back_months BIGINT NOT NULL CHECK (earn_back_months >= 1) CHECK (earn_back_months <= 24),
  PRIMARY KEY (case_id)
);

CREATE TABLE "contract_term" (
  case_id VARCHAR NOT NULL,
  metric_id VARCHAR NOT NULL,
  weight DOUBLE NOT NULL CHECK (weight >= 0) CHECK (weight <= 1000),
  target DOUBLE NOT NULL CHECK (target >= -1000000000.0) CHECK (target <= 1000000000.0),
  bad_at DOUBLE NOT NULL CHECK (bad_at >= -1000000000.0) CHECK (bad_at <= 1000000000.0),
  band_to DOUBLE CHECK (band_to >= -1000000000.0) CHECK (band_to <= 1000000000.0),
  bad_above DOUBLE CHECK (bad_above >= -1000000000.0) CHECK (bad_above <= 1000000000.0),
  statement VARCHAR,
  good_example VARCHAR,
  bad_example VARCHAR,
  PRIMARY KEY (case_id, metric_id)
);

CREATE TABLE "performance" (
  case_id VARCHAR NOT NULL,
  month VARCHAR NOT NULL,
  metric_id VARCHAR NOT NULL,
  value DOUBLE CHECK (value >= -1000000000.0) CHECK (value <= 1000000000.0),
  PRIMARY KEY (case_id, month, metric_id)
);

CREATE TABLE "barrier" (
  case_id VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  what VARCHAR NOT NULL,
  touchpoint_id VARCHAR,
  customers_per_year DOUBLE NOT NULL CHECK (customers_per_year >= 0) CHECK (customers_per_year <= 10000000000.0),
  extra_contacts DOUBLE NOT NULL CHECK (extra_contacts >= 0) CHECK (extra_contacts <= 100),
  leavers_low DOUBLE NOT NULL CHECK (leavers_low >= 0) CHECK (leavers_low <= 1),
  leavers DOUBLE NOT NULL CHECK (leavers >= 0) CHECK (leavers <= 1),
  leavers_high DOUBLE NOT NULL CHECK (leavers_high >= 0) CHECK (leavers_high <= 1),
  decided_by VARCHAR,
  decided_on VARCHAR,
  why VARCHAR,
  removed BOOLEAN NOT NULL,
  PRIMARY KEY (case_id, id)
);

CREATE TABLE "answer" (
  case_id VARCHAR NOT NULL,
  review VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  channel VARCHAR NOT NULL,
  answer VARCHAR,
  PRIMARY KEY (case_id, review, question, channel)
);

CREATE TABLE "parity_item" (
  id VARCHAR NOT NULL,
  position BIGINT NOT NULL CHECK (position >= 1) CHECK (position <= 1000),
  area VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  scale_0 VARCHAR NOT NULL,
  scale_1 VARCHAR NOT NULL,
  scale_2 VARCHAR NOT NULL,
  scale_3 VARCHAR NOT NULL,
  scale_4 VARCHAR NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE "parity_score" (
  case_id VARCHAR NOT NULL,
  review VARCHAR NOT NULL,
  item_id VARCHAR NOT NULL,
  partner DOUBLE CHECK (partner >= 0) CHECK (partner <= 4),
  own DOUBLE CHECK (own >= 0) CHECK (own <= 4),
  note VARCHAR,
  PRIMARY KEY (case_id, review, item_id)
);

CREATE TABLE "action" (
  case_id VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  review VARCHAR NOT NULL,
  mistake VARCHAR NOT NULL,
  what VARCHAR NOT NULL,
  owner VARCHAR,
  due VARCHAR,
  done BOOLEAN NOT NULL,
  PRIMARY KEY (case_id, id)
);
