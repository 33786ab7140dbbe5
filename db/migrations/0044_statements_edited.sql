ALTER TABLE "statement" ADD COLUMN "speaker_name" text;--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "delegation_id" uuid;--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "said_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "published_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "published_by" uuid;--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "withdrawn_by" uuid;--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint

-- What stood on record was public already.
DROP TRIGGER statement_append_only ON statement;--> statement-breakpoint
UPDATE statement SET said_at = created_at, published_at = created_at;--> statement-breakpoint
ALTER TABLE "statement" ALTER COLUMN "said_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statement_of_delegation" ON "statement" USING btree ("conference_id","delegation_id");--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_version" CHECK ("statement"."version" > 0);--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_speaker_name" CHECK (length(btrim("statement"."speaker_name")) > 0 and length("statement"."speaker_name") <= 200);--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_bounds" CHECK (length("statement"."withdrawn_reason") <= 1000);--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_text_written" CHECK (btrim(concat("statement"."text" ->> 'en', "statement"."text" ->> 'fr', "statement"."text" ->> 'es', "statement"."text" ->> 'ar')) <> '');--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_withdrawn_later" CHECK ("statement"."withdrawn_at" >= "statement"."created_at");--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_withdrawn" CHECK (("statement"."withdrawn_at" is null) = ("statement"."withdrawn_reason" is null));
--> statement-breakpoint

-- A statement is worked on until it is published; then its words stay, and it can be withdrawn; then nothing of it changes.
CREATE FUNCTION guard_statement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest statement := NEW;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'statement % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF num_nonnulls(NEW.published_at, NEW.withdrawn_at) > 0 THEN
      RAISE EXCEPTION 'statement % begins as a draft', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  rest.version := OLD.version;
  rest.published_at := OLD.published_at;
  rest.published_by := OLD.published_by;
  rest.withdrawn_at := OLD.withdrawn_at;
  rest.withdrawn_by := OLD.withdrawn_by;
  rest.withdrawn_reason := OLD.withdrawn_reason;
  IF OLD.withdrawn_at IS NOT NULL
     OR (NEW.conference_id, NEW.id, NEW.session_id, NEW.number, NEW.created_at, NEW.created_by)
       IS DISTINCT FROM (OLD.conference_id, OLD.id, OLD.session_id, OLD.number, OLD.created_at, OLD.created_by)
     OR (OLD.published_at IS NOT NULL AND (rest IS DISTINCT FROM OLD
       OR (NEW.published_at, NEW.published_by) IS DISTINCT FROM (OLD.published_at, OLD.published_by)))
     OR (OLD.published_at IS NULL AND NEW.published_at IS NOT NULL AND NOT of_now(NEW.conference_id, NEW.published_at))
     OR (NEW.withdrawn_at IS NOT NULL AND NOT of_now(NEW.conference_id, NEW.withdrawn_at)) THEN
    RAISE EXCEPTION 'statement % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER statement_life BEFORE INSERT OR UPDATE OR DELETE ON statement FOR EACH ROW EXECUTE FUNCTION guard_statement();
--> statement-breakpoint
GRANT UPDATE (speaker_name, speaker_office, delegation_id, said_at, text, published_at, published_by, withdrawn_at,
  withdrawn_by, withdrawn_reason, version) ON statement TO plenary_app;
--> statement-breakpoint

CREATE OR REPLACE FUNCTION is_public(now_so conference) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT now_so.closed_at IS NOT NULL
    OR EXISTS (SELECT FROM agenda_release r WHERE r.conference_id = now_so.id)
    OR EXISTS (SELECT FROM ballot b WHERE b.conference_id = now_so.id)
    OR EXISTS (SELECT FROM document d WHERE d.conference_id = now_so.id
      AND num_nonnulls(d.publishes_at, d.published_at) > 0)
    OR EXISTS (SELECT FROM statement s WHERE s.conference_id = now_so.id AND s.published_at IS NOT NULL)
    OR EXISTS (SELECT FROM notes_approval n WHERE n.conference_id = now_so.id)
    OR EXISTS (SELECT FROM outcome o WHERE o.conference_id = now_so.id
      AND num_nonnulls(o.left_open_at, o.adopted_at, o.not_adopted_at) > 0);
$$;
