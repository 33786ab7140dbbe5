ALTER TABLE "debate" ADD COLUMN "seconders" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "debate" ADD CONSTRAINT "debate_seconders" CHECK ("debate"."seconders" between 0 and 20);
--> statement-breakpoint

-- A delegation seconds an amendment once until it takes that back, and never its own; and an amendment is accepted or voted on once as
-- many second it as the rules of the text ask for.
CREATE FUNCTION seconders_of(conference uuid, outcome uuid, amendment text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT last.delegation FROM (
    SELECT DISTINCT ON (e.event ->> 'by') e.event ->> 'by' AS delegation, e.event ->> 'kind' AS kind FROM debate_event e
      WHERE e.conference_id = conference AND e.outcome_id = outcome AND e.event ->> 'amendment' = amendment
        AND e.event ->> 'kind' IN ('amendment.seconded', 'seconding.withdrawn')
      ORDER BY e.event ->> 'by', e.sequence DESC) last
  WHERE last.kind = 'amendment.seconded'
$$;
--> statement-breakpoint
CREATE FUNCTION guard_seconding() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kind text := NEW.event ->> 'kind';
  seconded boolean;
BEGIN
  IF kind IN ('amendment.seconded', 'seconding.withdrawn') THEN
    seconded := EXISTS (SELECT FROM seconders_of(NEW.conference_id, NEW.outcome_id, NEW.event ->> 'amendment') s
      WHERE s = NEW.event ->> 'by');
    IF seconded = (kind = 'amendment.seconded') OR EXISTS (SELECT FROM debate_event e
        WHERE e.conference_id = NEW.conference_id AND e.outcome_id = NEW.outcome_id AND e.event ->> 'kind' = 'amendment.tabled'
          AND e.event -> 'amendment' ->> 'id' = NEW.event ->> 'amendment' AND e.event -> 'amendment' ->> 'by' = NEW.event ->> 'by') THEN
      RAISE EXCEPTION 'amendment % is not seconded so', NEW.event ->> 'amendment' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  IF kind IN ('amendment.voted', 'amendment.accepted')
     AND (SELECT count(*) FROM seconders_of(NEW.conference_id, NEW.outcome_id, NEW.event ->> 'amendment'))
       < (SELECT d.seconders FROM debate d WHERE d.conference_id = NEW.conference_id AND d.outcome_id = NEW.outcome_id) THEN
    RAISE EXCEPTION 'amendment % is not seconded', NEW.event ->> 'amendment' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER debate_event_seconded BEFORE INSERT ON debate_event FOR EACH ROW EXECUTE FUNCTION guard_seconding();
