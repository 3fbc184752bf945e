-- What is written of a publication that is out, as JSON, until readers get it.
ALTER TABLE publications ADD COLUMN staged TEXT;
