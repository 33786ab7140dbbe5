ALTER TABLE "conference" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "removed_by" uuid;--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_freed" CHECK ("conference"."removed_at" is null or ("conference"."slug" = 'removed-' || "conference"."id" and "conference"."symbol" = "conference"."id"::text));--> statement-breakpoint

GRANT UPDATE (slug, symbol, removed_at, removed_by) ON conference TO plenary_app;
--> statement-breakpoint

-- A conference is removed while nothing of it is public or final (domain/events/publishing says what is), and nothing else
-- changes with it than its names, which are free then.
CREATE FUNCTION guard_removal(was conference, becomes conference) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rest conference := becomes;
BEGIN
  rest.slug := was.slug;
  rest.symbol := was.symbol;
  rest.removed_at := NULL;
  rest.removed_by := was.removed_by;
  rest.version := was.version;
  IF rest IS DISTINCT FROM was THEN
    RAISE EXCEPTION 'conference % cannot become so', was.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF was.closed_at IS NOT NULL
     OR EXISTS (SELECT FROM agenda_release r WHERE r.conference_id = was.id)
     OR EXISTS (SELECT FROM ballot b WHERE b.conference_id = was.id)
     OR EXISTS (SELECT FROM document d WHERE d.conference_id = was.id)
     OR EXISTS (SELECT FROM statement s WHERE s.conference_id = was.id)
     OR EXISTS (SELECT FROM outcome o WHERE o.conference_id = was.id
       AND num_nonnulls(o.left_open_at, o.adopted_at, o.not_adopted_at) > 0) THEN
    RAISE EXCEPTION 'something of conference % is public', was.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'conference_public', TABLE = 'conference';
  END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_conference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'conference % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.removed_at IS NOT NULL THEN
    RAISE EXCEPTION 'conference % is removed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.removed_at IS NOT NULL THEN
    PERFORM guard_removal(OLD, NEW);
    RETURN NEW;
  END IF;
  IF recalls_closing(OLD, NEW) THEN
    RETURN NEW;
  END IF;
  IF OLD.closed_at IS NOT NULL OR (NEW.id, NEW.slug, NEW.symbol, NEW.sample, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.slug, OLD.symbol, OLD.sample, OLD.created_at) THEN
    RAISE EXCEPTION 'conference % is closed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- With its removal the chain of a conference ends: whatever act was under way is rolled back with its event.
CREATE FUNCTION guard_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM conference c WHERE c.id = NEW.conference_id AND c.removed_at IS NOT NULL)
     AND (NEW.kind <> 'conference.removed' OR EXISTS (
       SELECT FROM event e WHERE e.conference_id = NEW.conference_id AND e.entity = 'conference' AND e.kind = NEW.kind)) THEN
    RAISE EXCEPTION 'conference % is removed', NEW.conference_id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'conference_removed', TABLE = 'event';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_of_removed BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION guard_removed();
