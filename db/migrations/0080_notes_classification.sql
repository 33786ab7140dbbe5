ALTER TABLE "session" ADD COLUMN "notes_classification" text DEFAULT 'public' NOT NULL;--> statement-breakpoint
ALTER TABLE "paragraph" ADD COLUMN "classification" text DEFAULT 'public' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_notes_classification" CHECK ("session"."notes_classification" in ('public', 'participants', 'bureau'));--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_classification" CHECK ("paragraph"."classification" in ('public', 'participants', 'bureau'));--> statement-breakpoint

-- Who reads a paragraph can be corrected once its notes are approved, or once it is struck: what it says then cannot.
CREATE OR REPLACE FUNCTION guard_paragraph() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open_to text[] := array['position', 'classification'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'paragraph % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - array['classification'] = to_jsonb(OLD) - array['classification'] THEN
    RETURN NEW;
  END IF;
  IF notes_approved(NEW.conference_id, NEW.session_id) THEN
    RAISE EXCEPTION 'the notes of session % are approved', NEW.session_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.struck_at IS NOT NULL AND NEW.struck_at IS NULL AND NEW.struck_by IS NULL
     AND NEW.version = OLD.version + 1 AND (NEW.intervention_id IS NULL OR NEW.intervention_id = OLD.intervention_id) THEN
    open_to := array['position', 'classification', 'struck_at', 'struck_by', 'struck_reason', 'version', 'intervention_id'];
  END IF;
  IF TG_OP = 'UPDATE' AND (
     (OLD.struck_at IS NOT NULL AND to_jsonb(NEW) - open_to IS DISTINCT FROM to_jsonb(OLD) - open_to)
     OR (NEW.conference_id, NEW.id, NEW.session_id, NEW.number, NEW.inserted)
       IS DISTINCT FROM (OLD.conference_id, OLD.id, OLD.session_id, OLD.number, OLD.inserted)
     OR notes_approved(OLD.conference_id, OLD.session_id)) THEN
    RAISE EXCEPTION 'paragraph % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
GRANT UPDATE (classification) ON paragraph TO plenary_app;
