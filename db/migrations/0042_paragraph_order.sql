ALTER TABLE "paragraph" DROP CONSTRAINT "paragraph_number";--> statement-breakpoint
ALTER TABLE "paragraph" ADD COLUMN "inserted" text;--> statement-breakpoint
ALTER TABLE "paragraph" ADD COLUMN "position" integer;--> statement-breakpoint
-- Until now each stood where its number says; approved notes and struck paragraphs do, too.
ALTER TABLE "paragraph" DISABLE TRIGGER "paragraph_life";--> statement-breakpoint
UPDATE "paragraph" SET "position" = "number";--> statement-breakpoint
ALTER TABLE "paragraph" ENABLE TRIGGER "paragraph_life";--> statement-breakpoint
ALTER TABLE "paragraph" ALTER COLUMN "position" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_number" UNIQUE NULLS NOT DISTINCT("conference_id","session_id","number","inserted");--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_inserted" CHECK ("paragraph"."inserted" in ('bis', 'ter', 'quater', 'quinquies', 'sexies'));--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_position" CHECK ("paragraph"."position" > 0);
--> statement-breakpoint

-- What is inserted or moved before a struck paragraph moves it on; nothing else of it changes. A number stays with its word.
CREATE OR REPLACE FUNCTION guard_paragraph() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'paragraph % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF notes_approved(NEW.conference_id, NEW.session_id) THEN
    RAISE EXCEPTION 'the notes of session % are approved', NEW.session_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (
     (OLD.struck_at IS NOT NULL AND to_jsonb(NEW) - 'position' IS DISTINCT FROM to_jsonb(OLD) - 'position')
     OR (NEW.conference_id, NEW.id, NEW.session_id, NEW.number, NEW.inserted)
       IS DISTINCT FROM (OLD.conference_id, OLD.id, OLD.session_id, OLD.number, OLD.inserted)
     OR notes_approved(OLD.conference_id, OLD.session_id)) THEN
    RAISE EXCEPTION 'paragraph % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
GRANT UPDATE (position) ON paragraph TO plenary_app;
