ALTER TABLE "conference" ADD COLUMN "hidden_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "hidden_by" uuid;--> statement-breakpoint

GRANT UPDATE (hidden_at, hidden_by, series_id) ON conference TO plenary_app;
--> statement-breakpoint

-- True when something of the conference is public or final: the floor beneath domain/events/publishing.
CREATE FUNCTION is_public(now_so conference) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT now_so.closed_at IS NOT NULL
    OR EXISTS (SELECT FROM agenda_release r WHERE r.conference_id = now_so.id)
    OR EXISTS (SELECT FROM ballot b WHERE b.conference_id = now_so.id)
    OR EXISTS (SELECT FROM document d WHERE d.conference_id = now_so.id)
    OR EXISTS (SELECT FROM statement s WHERE s.conference_id = now_so.id)
    OR EXISTS (SELECT FROM notes_approval n WHERE n.conference_id = now_so.id)
    OR EXISTS (SELECT FROM outcome o WHERE o.conference_id = now_so.id
      AND num_nonnulls(o.left_open_at, o.adopted_at, o.not_adopted_at) > 0);
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_removal(was conference, becomes conference) RETURNS void LANGUAGE plpgsql AS $$
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
  IF is_public(was) THEN
    RAISE EXCEPTION 'something of conference % is public', was.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'conference_public', TABLE = 'conference';
  END IF;
END $$;
--> statement-breakpoint

-- A conference is hidden, and has another symbol, while nothing of it is public or final; a hidden one is not closed.
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
  IF OLD.closed_at IS NOT NULL OR (NEW.id, NEW.slug, NEW.sample, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.slug, OLD.sample, OLD.created_at) THEN
    RAISE EXCEPTION 'conference % is closed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.symbol <> OLD.symbol OR NEW.hidden_at IS NOT NULL AND OLD.hidden_at IS NULL) AND is_public(NEW) THEN
    RAISE EXCEPTION 'something of conference % is public', OLD.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'conference_public', TABLE = 'conference';
  END IF;
  IF NEW.hidden_at IS NOT NULL AND is_public(NEW) THEN
    RAISE EXCEPTION 'conference % is hidden', OLD.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'conference_hidden', TABLE = 'conference';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- With its removal the chain of a conference ends, and while it is hidden nothing of it becomes public: whatever act was
-- under way is rolled back with its event, which stands behind the lock of the chain.
CREATE OR REPLACE FUNCTION guard_removed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its conference;
BEGIN
  SELECT * INTO its FROM conference c WHERE c.id = NEW.conference_id;
  IF its.removed_at IS NOT NULL
     AND (NEW.kind <> 'conference.removed' OR EXISTS (
       SELECT FROM event e WHERE e.conference_id = NEW.conference_id AND e.entity = 'conference' AND e.kind = NEW.kind)) THEN
    RAISE EXCEPTION 'conference % is removed', NEW.conference_id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'conference_removed', TABLE = 'event';
  END IF;
  IF its.hidden_at IS NOT NULL AND is_public(its) THEN
    RAISE EXCEPTION 'conference % is hidden', NEW.conference_id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'conference_hidden', TABLE = 'event';
  END IF;
  RETURN NEW;
END $$;
