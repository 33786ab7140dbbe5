CREATE TABLE "notes_approval" (
	"conference_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"approved_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"approved_by" uuid,
	CONSTRAINT "notes_approval_conference_id_session_id_pk" PRIMARY KEY("conference_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "paragraph_corrigendum" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"paragraph_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"wrong" text NOT NULL,
	"reads" text NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "paragraph_corrigendum_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "paragraph_corrigendum_number" UNIQUE("conference_id","paragraph_id","number"),
	CONSTRAINT "paragraph_corrigendum_number_range" CHECK ("paragraph_corrigendum"."number" > 0),
	CONSTRAINT "paragraph_corrigendum_wrong" CHECK (length(btrim("paragraph_corrigendum"."wrong")) > 0 and length("paragraph_corrigendum"."wrong") <= 2000),
	CONSTRAINT "paragraph_corrigendum_reads" CHECK (length(btrim("paragraph_corrigendum"."reads")) > 0 and length("paragraph_corrigendum"."reads") <= 2000),
	CONSTRAINT "paragraph_corrigendum_reason" CHECK (length(btrim("paragraph_corrigendum"."reason")) > 0 and length("paragraph_corrigendum"."reason") <= 1000)
);
--> statement-breakpoint
ALTER TABLE "paragraph" ADD COLUMN "struck_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "paragraph" ADD COLUMN "struck_by" uuid;--> statement-breakpoint
ALTER TABLE "paragraph" ADD COLUMN "struck_reason" text;--> statement-breakpoint
ALTER TABLE "notes_approval" ADD CONSTRAINT "notes_approval_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph_corrigendum" ADD CONSTRAINT "paragraph_corrigendum_of" FOREIGN KEY ("conference_id","paragraph_id") REFERENCES "public"."paragraph"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_bounds" CHECK (length("paragraph"."struck_reason") <= 1000);--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_struck" CHECK (("paragraph"."struck_at" is null) = ("paragraph"."struck_reason" is null));
--> statement-breakpoint

CREATE FUNCTION notes_approved(conference uuid, of_session uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever approves holds the session against this lock.
  PERFORM FROM session s WHERE s.conference_id = notes_approved.conference AND s.id = of_session FOR KEY SHARE;
  RETURN EXISTS (SELECT FROM notes_approval a
    WHERE a.conference_id = notes_approved.conference AND a.session_id = of_session);
END $$;
--> statement-breakpoint

-- A paragraph of approved notes, and one that was struck, stays as it is. Nothing that was written is deleted.
CREATE FUNCTION guard_paragraph() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF TG_OP = 'UPDATE' AND (OLD.struck_at IS NOT NULL
     OR (NEW.conference_id, NEW.id, NEW.session_id, NEW.number) IS DISTINCT FROM (OLD.conference_id, OLD.id, OLD.session_id, OLD.number)
     OR notes_approved(OLD.conference_id, OLD.session_id)) THEN
    RAISE EXCEPTION 'paragraph % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER paragraph_life BEFORE INSERT OR UPDATE OR DELETE ON paragraph FOR EACH ROW EXECUTE FUNCTION guard_paragraph();
--> statement-breakpoint
CREATE TRIGGER paragraph_kept BEFORE TRUNCATE ON paragraph FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION guard_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.approved_at) THEN
    RAISE EXCEPTION 'notes are approved when that is said' USING ERRCODE = 'restrict_violation';
  END IF;
  PERFORM FROM session s WHERE s.conference_id = NEW.conference_id AND s.id = NEW.session_id FOR UPDATE;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER notes_approval_in_time BEFORE INSERT ON notes_approval FOR EACH ROW EXECUTE FUNCTION guard_approval();
--> statement-breakpoint

-- Beside a paragraph of approved notes stand corrigenda, numbered one after the other.
CREATE FUNCTION guard_paragraph_corrigendum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.recorded_at)
     OR NEW.number <> 1 + (SELECT count(*) FROM paragraph_corrigendum c
       WHERE c.conference_id = NEW.conference_id AND c.paragraph_id = NEW.paragraph_id)
     OR NOT EXISTS (SELECT FROM paragraph p JOIN notes_approval a
       ON a.conference_id = p.conference_id AND a.session_id = p.session_id
       WHERE p.conference_id = NEW.conference_id AND p.id = NEW.paragraph_id) THEN
    RAISE EXCEPTION 'paragraph % is not corrected so', NEW.paragraph_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER paragraph_corrigendum_in_time BEFORE INSERT ON paragraph_corrigendum
  FOR EACH ROW EXECUTE FUNCTION guard_paragraph_corrigendum();
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY array['notes_approval', 'paragraph_corrigendum'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_kept', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT ON notes_approval, paragraph_corrigendum TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (struck_at, struck_by, struck_reason) ON paragraph TO plenary_app;
