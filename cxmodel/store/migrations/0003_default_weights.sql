-- Themes and criteria get the weight they have before anybody weighs; 1 is as they counted so far.
-- DuckDB cannot add a column with bounds, so each table is made anew from a copy of its rows, in their order.

CREATE TEMP TABLE kept_theme AS SELECT * FROM "theme" ORDER BY rowid;
CREATE OR REPLACE TABLE "theme" (
  id VARCHAR NOT NULL,
  position BIGINT NOT NULL CHECK (position >= 1) CHECK (position <= 100),
  name VARCHAR NOT NULL,
  short_name VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  default_weight DOUBLE NOT NULL CHECK (default_weight >= 0) CHECK (default_weight <= 1000),
  PRIMARY KEY (id)
);
INSERT INTO "theme" SELECT *, 1 FROM kept_theme ORDER BY rowid;

CREATE TEMP TABLE kept_criterion AS SELECT * FROM "criterion" ORDER BY rowid;
CREATE OR REPLACE TABLE "criterion" (
  id VARCHAR NOT NULL,
  theme_id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  minimum DOUBLE CHECK (minimum >= 0) CHECK (minimum <= 4),
  scale_0 VARCHAR NOT NULL,
  scale_1 VARCHAR NOT NULL,
  scale_2 VARCHAR NOT NULL,
  scale_3 VARCHAR NOT NULL,
  scale_4 VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  default_weight DOUBLE NOT NULL CHECK (default_weight >= 0) CHECK (default_weight <= 1000),
  PRIMARY KEY (id)
);
INSERT INTO "criterion" SELECT *, 1 FROM kept_criterion ORDER BY rowid;
