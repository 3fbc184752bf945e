-- What a banner says below its line: of an incident, what was said of it last. JSON by language, plain text.
ALTER TABLE banners ADD COLUMN said TEXT NOT NULL DEFAULT '{}';
