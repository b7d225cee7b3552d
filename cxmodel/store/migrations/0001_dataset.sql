-- The tables of the dataset, as declared in cxmodel/tables.py.
CREATE TABLE "location" (
  iso3 VARCHAR NOT NULL,
  country VARCHAR NOT NULL,
  region VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  reference_city VARCHAR NOT NULL,
  latitude DOUBLE NOT NULL CHECK (latitude >= -90) CHECK (latitude <= 90),
  longitude DOUBLE NOT NULL CHECK (longitude >= -180) CHECK (longitude <= 180),
  utc_offset_standard_h DOUBLE NOT NULL CHECK (utc_offset_standard_h >= -12) CHECK (utc_offset_standard_h <= 14),
  has_dst BOOLEAN NOT NULL,
  timezone_iana VARCHAR NOT NULL,
  languages_service VARCHAR NOT NULL,
  currency VARCHAR NOT NULL,
  agent_rate_usd_h_low DOUBLE CHECK (agent_rate_usd_h_low >= 0) CHECK (agent_rate_usd_h_low <= 200),
  agent_rate_usd_h_high DOUBLE CHECK (agent_rate_usd_h_high >= 0) CHECK (agent_rate_usd_h_high <= 200),
  agent_rate_n_publishers BIGINT CHECK (agent_rate_n_publishers >= 0),
  agent_rate_confidence VARCHAR,
  agent_rate_usd_h_min_quoted DOUBLE CHECK (agent_rate_usd_h_min_quoted >= 0) CHECK (agent_rate_usd_h_min_quoted <= 200),
  agent_rate_usd_h_max_quoted DOUBLE CHECK (agent_rate_usd_h_max_quoted >= 0) CHECK (agent_rate_usd_h_max_quoted <= 200),
  agent_wage_usd_month DOUBLE CHECK (agent_wage_usd_month >= 0) CHECK (agent_wage_usd_month <= 20000),
  agent_wage_year BIGINT CHECK (agent_wage_year >= 1990) CHECK (agent_wage_year <= 2100),
  derived_loaded_usd_h_low DOUBLE CHECK (derived_loaded_usd_h_low >= 0) CHECK (derived_loaded_usd_h_low <= 200),
  derived_loaded_usd_h_high DOUBLE CHECK (derived_loaded_usd_h_high >= 0) CHECK (derived_loaded_usd_h_high <= 200),
  check_revenue_usd_per_paid_hour DOUBLE CHECK (check_revenue_usd_per_paid_hour >= 0),
  check_revenue_year BIGINT CHECK (check_revenue_year >= 1990) CHECK (check_revenue_year <= 2100),
  attrition_pct_year DOUBLE CHECK (attrition_pct_year >= 0) CHECK (attrition_pct_year <= 300),
  attrition_year BIGINT CHECK (attrition_year >= 1990) CHECK (attrition_year <= 2100),
  ef_epi_score DOUBLE CHECK (ef_epi_score >= 200) CHECK (ef_epi_score <= 800),
  ef_epi_year BIGINT CHECK (ef_epi_year >= 2000) CHECK (ef_epi_year <= 2100),
  wgi_political_stability_pctile DOUBLE CHECK (wgi_political_stability_pctile >= 0) CHECK (wgi_political_stability_pctile <= 100),
  wgi_rule_of_law_pctile DOUBLE CHECK (wgi_rule_of_law_pctile >= 0) CHECK (wgi_rule_of_law_pctile <= 100),
  wgi_government_effectiveness_pctile DOUBLE CHECK (wgi_government_effectiveness_pctile >= 0) CHECK (wgi_government_effectiveness_pctile <= 100),
  wgi_control_of_corruption_pctile DOUBLE CHECK (wgi_control_of_corruption_pctile >= 0) CHECK (wgi_control_of_corruption_pctile <= 100),
  gpi_score DOUBLE CHECK (gpi_score >= 1) CHECK (gpi_score <= 5),
  worldriskindex DOUBLE CHECK (worldriskindex >= 0) CHECK (worldriskindex <= 100),
  internet_fixed_mbps DOUBLE CHECK (internet_fixed_mbps >= 0),
  internet_fixed_mbps_year BIGINT CHECK (internet_fixed_mbps_year >= 2000) CHECK (internet_fixed_mbps_year <= 2100),
  egdi_tii DOUBLE CHECK (egdi_tii >= 0) CHECK (egdi_tii <= 1),
  inflation_pct DOUBLE CHECK (inflation_pct >= -50) CHECK (inflation_pct <= 1000),
  inflation_year BIGINT CHECK (inflation_year >= 1990) CHECK (inflation_year <= 2100),
  wage_inflation_pct DOUBLE CHECK (wage_inflation_pct >= -50) CHECK (wage_inflation_pct <= 1000),
  wage_inflation_year BIGINT CHECK (wage_inflation_year >= 1990) CHECK (wage_inflation_year <= 2100),
  fx_volatility_pct DOUBLE CHECK (fx_volatility_pct >= 0) CHECK (fx_volatility_pct <= 200),
  gdpr_adequacy VARCHAR,
  bpo_workforce BIGINT CHECK (bpo_workforce >= 0),
  bpo_workforce_scope VARCHAR,
  bpo_workforce_year BIGINT CHECK (bpo_workforce_year >= 1990) CHECK (bpo_workforce_year <= 2100),
  kearney_gsli_rank BIGINT CHECK (kearney_gsli_rank >= 1),
  kearney_gsli_edition BIGINT CHECK (kearney_gsli_edition >= 2000) CHECK (kearney_gsli_edition <= 2100),
  incentives VARCHAR,
  PRIMARY KEY (iso3)
);

CREATE TABLE "location_source" (
  iso3 VARCHAR NOT NULL,
  "column" VARCHAR NOT NULL,
  value VARCHAR,
  unit VARCHAR,
  year VARCHAR,
  source_title VARCHAR NOT NULL,
  source_url VARCHAR,
  note VARCHAR,
  used VARCHAR NOT NULL
);

CREATE TABLE "field_grade" (
  "column" VARCHAR NOT NULL,
  grade VARCHAR NOT NULL,
  why VARCHAR NOT NULL,
  PRIMARY KEY ("column")
);

CREATE TABLE "evidence" (
  id VARCHAR NOT NULL,
  "group" VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  low DOUBLE,
  typical DOUBLE,
  high DOUBLE,
  year VARCHAR,
  source_title VARCHAR NOT NULL,
  source_url VARCHAR,
  note VARCHAR,
  PRIMARY KEY (id)
);

CREATE TABLE "assumption" (
  id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  "group" VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  low DOUBLE NOT NULL,
  typical DOUBLE NOT NULL,
  high DOUBLE NOT NULL,
  floor DOUBLE NOT NULL,
  ceiling DOUBLE NOT NULL,
  grade VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  evidence VARCHAR NOT NULL,
  reasoning VARCHAR NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE "case" (
  id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  sample BOOLEAN NOT NULL,
  description VARCHAR NOT NULL,
  home_iso3 VARCHAR NOT NULL,
  customers DOUBLE NOT NULL CHECK (customers >= 1) CHECK (customers <= 10000000000.0),
  customer_value_usd DOUBLE NOT NULL CHECK (customer_value_usd >= 0) CHECK (customer_value_usd <= 10000000.0),
  wage_usd_h DOUBLE CHECK (wage_usd_h >= 1) CHECK (wage_usd_h <= 200),
  home_cost_usd_h DOUBLE CHECK (home_cost_usd_h >= 1) CHECK (home_cost_usd_h <= 500),
  open_days DOUBLE NOT NULL CHECK (open_days >= 1) CHECK (open_days <= 366),
  service_level DOUBLE NOT NULL CHECK (service_level >= 0.01) CHECK (service_level <= 0.999),
  within_seconds DOUBLE NOT NULL CHECK (within_seconds >= 0) CHECK (within_seconds <= 3600),
  patience_seconds DOUBLE CHECK (patience_seconds >= 1) CHECK (patience_seconds <= 36000),
  volume_growth DOUBLE NOT NULL CHECK (volume_growth >= -0.5) CHECK (volume_growth <= 1),
  PRIMARY KEY (id)
);

CREATE TABLE "activity" (
  case_id VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  contact_class VARCHAR NOT NULL,
  contacts_per_year DOUBLE NOT NULL CHECK (contacts_per_year >= 0) CHECK (contacts_per_year <= 10000000000.0),
  handle_time_s DOUBLE NOT NULL CHECK (handle_time_s >= 1) CHECK (handle_time_s <= 36000),
  voice_share DOUBLE NOT NULL CHECK (voice_share >= 0) CHECK (voice_share <= 1),
  chat_share DOUBLE NOT NULL CHECK (chat_share >= 0) CHECK (chat_share <= 1),
  written_share DOUBLE NOT NULL CHECK (written_share >= 0) CHECK (written_share <= 1),
  language VARCHAR NOT NULL,
  opens DOUBLE NOT NULL CHECK (opens >= 0) CHECK (opens <= 24),
  closes DOUBLE NOT NULL CHECK (closes >= 0) CHECK (closes <= 24),
  customers DOUBLE NOT NULL CHECK (customers >= 0) CHECK (customers <= 10000000000.0),
  competitive_advantage DOUBLE NOT NULL CHECK (competitive_advantage >= 0) CHECK (competitive_advantage <= 4),
  loyalty_driver DOUBLE NOT NULL CHECK (loyalty_driver >= 0) CHECK (loyalty_driver <= 4),
  elevated_risk DOUBLE NOT NULL CHECK (elevated_risk >= 0) CHECK (elevated_risk <= 4),
  customer_proximity DOUBLE NOT NULL CHECK (customer_proximity >= 0) CHECK (customer_proximity <= 4),
  complexity DOUBLE NOT NULL CHECK (complexity >= 0) CHECK (complexity <= 4),
  emotion DOUBLE NOT NULL CHECK (emotion >= -2) CHECK (emotion <= 2),
  loyalty_multiplier DOUBLE NOT NULL CHECK (loyalty_multiplier >= 0.1) CHECK (loyalty_multiplier <= 20),
  PRIMARY KEY (case_id, id)
);

CREATE TABLE "vendor" (
  id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  sample BOOLEAN NOT NULL,
  vendor_class VARCHAR NOT NULL,
  headquarters VARCHAR NOT NULL,
  seats_total BIGINT NOT NULL CHECK (seats_total >= 0) CHECK (seats_total <= 1000000.0),
  attrition DOUBLE CHECK (attrition >= 0) CHECK (attrition <= 3),
  certifications VARCHAR NOT NULL,
  note VARCHAR,
  PRIMARY KEY (id)
);

CREATE TABLE "site" (
  id VARCHAR NOT NULL,
  vendor_id VARCHAR NOT NULL,
  iso3 VARCHAR NOT NULL,
  city VARCHAR NOT NULL,
  sample BOOLEAN NOT NULL,
  rate_usd_h DOUBLE CHECK (rate_usd_h >= 0) CHECK (rate_usd_h <= 200),
  rate_basis VARCHAR NOT NULL,
  seats BIGINT NOT NULL CHECK (seats >= 0) CHECK (seats <= 1000000.0),
  languages VARCHAR NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE "theme" (
  id VARCHAR NOT NULL,
  position BIGINT NOT NULL CHECK (position >= 1) CHECK (position <= 100),
  name VARCHAR NOT NULL,
  short_name VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE "criterion" (
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
  PRIMARY KEY (id)
);

CREATE TABLE "score" (
  vendor_id VARCHAR NOT NULL,
  criterion_id VARCHAR NOT NULL,
  score DOUBLE CHECK (score >= 0) CHECK (score <= 4),
  evidence VARCHAR,
  assessor VARCHAR,
  PRIMARY KEY (vendor_id, criterion_id)
);
