-- Topics that stand above others, such as the article that a question became.
CREATE TABLE topic_leads (
  topic BIGINT NOT NULL REFERENCES topics (id),
  lead BIGINT NOT NULL REFERENCES topics (id),
  PRIMARY KEY (topic, lead)
) WITHOUT ROWID;
CREATE INDEX topic_leads_lead ON topic_leads (lead);
