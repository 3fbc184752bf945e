CREATE TABLE search_queries (
  day BIGINT NOT NULL,
  place TEXT NOT NULL,
  language TEXT NOT NULL,
  key TEXT NOT NULL,
  typed TEXT NOT NULL,
  searches BIGINT NOT NULL,
  empty BIGINT NOT NULL,
  clicked BIGINT NOT NULL,
  reworded BIGINT NOT NULL,
  slow BIGINT NOT NULL,
  slowest BIGINT NOT NULL,
  results BIGINT NOT NULL,
  ranks BIGINT NOT NULL,
  PRIMARY KEY (day, place, language, key)
);

CREATE TABLE search_rewordings (
  day BIGINT NOT NULL,
  language TEXT NOT NULL,
  earlier TEXT NOT NULL,
  later TEXT NOT NULL,
  typed TEXT NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (day, language, earlier, later)
);

CREATE TABLE search_times (
  day BIGINT NOT NULL,
  place TEXT NOT NULL,
  language TEXT NOT NULL,
  within BIGINT NOT NULL,
  searches BIGINT NOT NULL,
  millis BIGINT NOT NULL,
  PRIMARY KEY (day, place, language, within)
);
