-- Two series are one where a reader sees one title, in whichever language. Those that are there already stay as they are
-- and keep their titles: no index could be laid over them, so each new title is held against them one by one.
CREATE FUNCTION refuse_series_alike() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE alike text;
BEGIN
  PERFORM pg_advisory_xact_lock(7053629);
  SELECT theirs.value INTO alike
  FROM (SELECT key, folded(value) AS form FROM jsonb_each_text(NEW.title) WHERE value <> '') ours,
    series s, jsonb_each_text(s.title) theirs
  WHERE s.id <> NEW.id AND theirs.key = ours.key AND folded(theirs.value) = ours.form
  LIMIT 1;
  IF FOUND THEN
    RAISE unique_violation USING CONSTRAINT = 'series_title', MESSAGE = format('a series is called %s already', alike);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER series_alike BEFORE INSERT OR UPDATE OF title ON series
  FOR EACH ROW EXECUTE FUNCTION refuse_series_alike();
