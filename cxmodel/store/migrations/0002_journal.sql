-- Work as it is done: every scenario a workspace went through, and where it stands now.
CREATE TABLE workspace (
  id VARCHAR NOT NULL,
  position BIGINT NOT NULL,
  view VARCHAR NOT NULL DEFAULT '{}',
  touched_at TIMESTAMP NOT NULL DEFAULT current_timestamp
);

CREATE TABLE step (
  workspace_id VARCHAR NOT NULL,
  position BIGINT NOT NULL,
  scenario VARCHAR NOT NULL
);
