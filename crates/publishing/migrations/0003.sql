CREATE TABLE incidents (
  id BIGINT PRIMARY KEY,
  titles TEXT NOT NULL,
  audience TEXT NOT NULL,
  banner BIGINT NOT NULL REFERENCES banners (id),
  opened_at BIGINT NOT NULL,
  next_at BIGINT,
  over_at BIGINT
);
CREATE TABLE incident_updates (
  id BIGINT PRIMARY KEY,
  incident BIGINT NOT NULL REFERENCES incidents (id),
  author BIGINT NOT NULL REFERENCES members (id),
  at BIGINT NOT NULL,
  texts TEXT NOT NULL
);
CREATE INDEX incident_updates_incident ON incident_updates (incident, id);
