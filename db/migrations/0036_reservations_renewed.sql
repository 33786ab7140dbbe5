ALTER TABLE "reservation" DROP CONSTRAINT "reservation_once";--> statement-breakpoint
CREATE INDEX "reservation_of_delegation" ON "reservation" USING btree ("conference_id","outcome_id","delegation_id");--> statement-breakpoint

-- A delegation has one reservation on a text that stands: one that was withdrawn stays beside it. The text is locked, so that
-- of two at once the second sees the first.
CREATE FUNCTION guard_reservation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM outcome o WHERE o.conference_id = NEW.conference_id AND o.id = NEW.outcome_id FOR UPDATE;
  IF EXISTS (
    SELECT FROM reservation r WHERE r.conference_id = NEW.conference_id AND r.outcome_id = NEW.outcome_id
      AND r.delegation_id = NEW.delegation_id AND NOT EXISTS (SELECT FROM reservation_correction c
        WHERE c.conference_id = r.conference_id AND c.reservation_id = r.id AND c.text IS NULL)
  ) THEN
    RAISE EXCEPTION 'delegation % has a reservation on outcome %', NEW.delegation_id, NEW.outcome_id
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'reservation_once';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reservation_once BEFORE INSERT ON reservation FOR EACH ROW EXECUTE FUNCTION guard_reservation();
--> statement-breakpoint

-- What a delegation reserved on a draft that ended stays with it as it is.
CREATE OR REPLACE FUNCTION guard_reservation_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.recorded_at)
     OR NEW.number <> 1 + (SELECT count(*) FROM reservation_correction c
       WHERE c.conference_id = NEW.conference_id AND c.reservation_id = NEW.reservation_id)
     OR EXISTS (SELECT FROM reservation_correction c
       WHERE c.conference_id = NEW.conference_id AND c.reservation_id = NEW.reservation_id AND c.text IS NULL)
     OR EXISTS (SELECT FROM reservation r JOIN outcome o ON o.conference_id = r.conference_id AND o.id = r.outcome_id
       WHERE r.conference_id = NEW.conference_id AND r.id = NEW.reservation_id AND o.ended_at IS NOT NULL) THEN
    RAISE EXCEPTION 'reservation % is not corrected so', NEW.reservation_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- A corrigendum stands beside an adopted text, and is about that text alone, in a language that it was adopted in.
CREATE OR REPLACE FUNCTION guard_corrigendum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.recorded_at) OR NOT is_adopted(NEW.conference_id, NEW.outcome_id)
     OR NEW.number <> 1 + (SELECT count(*) FROM corrigendum c
       WHERE c.conference_id = NEW.conference_id AND c.outcome_id = NEW.outcome_id)
     OR NOT EXISTS (
       SELECT FROM outcome o WHERE NEW.paragraph_id IS NULL AND o.conference_id = NEW.conference_id
         AND o.id = NEW.outcome_id AND coalesce(o.title ->> NEW.language, '') <> ''
       UNION ALL SELECT FROM outcome_paragraph p WHERE p.id = NEW.paragraph_id AND p.conference_id = NEW.conference_id
         AND p.outcome_id = NEW.outcome_id AND coalesce(p.text ->> NEW.language, '') <> '') THEN
    RAISE EXCEPTION 'outcome % is not corrected so', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
