-- Members who may hide posts in a space and move its topics, until a day or for good.
CREATE TABLE space_heroes (
  member BIGINT NOT NULL REFERENCES members (id),
  space BIGINT NOT NULL,
  granted_by BIGINT NOT NULL REFERENCES members (id),
  since BIGINT NOT NULL,
  until BIGINT,
  PRIMARY KEY (member, space)
) WITHOUT ROWID;
CREATE INDEX space_heroes_space ON space_heroes (space, member);
