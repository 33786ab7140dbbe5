CREATE TABLE "document_file" (
	"conference_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"language" text NOT NULL,
	"file_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"added_by" uuid,
	CONSTRAINT "document_file_conference_id_document_id_language_pk" PRIMARY KEY("conference_id","document_id","language"),
	CONSTRAINT "document_file_once" UNIQUE("conference_id","file_id"),
	CONSTRAINT "document_file_language" CHECK ("document_file"."language" in ('en', 'fr', 'es', 'ar')),
	CONSTRAINT "document_file_digest" CHECK ("document_file"."digest" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "document" DROP CONSTRAINT "document_reviewed";--> statement-breakpoint
ALTER TABLE "document" DROP CONSTRAINT "document_kind";--> statement-breakpoint
ALTER TABLE "file" DROP CONSTRAINT "file_kind";--> statement-breakpoint
ALTER TABLE "file" DROP CONSTRAINT "file_size";--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "readers" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "agenda_item_id" uuid;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "outcome_id" uuid;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "part" text;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "part_number" integer;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "withdrawn_by" uuid;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "withdrawal_reason" text;--> statement-breakpoint
ALTER TABLE "document_file" ADD CONSTRAINT "document_file_of" FOREIGN KEY ("conference_id","document_id") REFERENCES "public"."document"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_file" ADD CONSTRAINT "document_file_bytes" FOREIGN KEY ("conference_id","file_id") REFERENCES "public"."file"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_item" FOREIGN KEY ("conference_id","agenda_item_id") REFERENCES "public"."agenda_item"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_outcome" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_parent" FOREIGN KEY ("conference_id","parent_id") REFERENCES "public"."document"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_part_number" UNIQUE("conference_id","parent_id","part","part_number");--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_title_written" CHECK (btrim(concat("document"."title" ->> 'en', "document"."title" ->> 'fr', "document"."title" ->> 'es', "document"."title" ->> 'ar')) <> '');--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_readers" CHECK (("document"."kind" = 'communique' or ("document"."classification" = 'restricted') = (cardinality("document"."readers") > 0)));--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_readers_size" CHECK (cardinality("document"."readers") <= 10);--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_part" CHECK ("document"."part" in ('revision', 'addendum', 'corrigendum'));--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_part_number_range" CHECK ("document"."part_number" > 0);--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_place" CHECK (num_nonnulls("document"."agenda_item_id", "document"."session_id", "document"."outcome_id") <= 1 and num_nulls("document"."parent_id", "document"."part", "document"."part_number") in (0, 3));--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_withdrawal_reason" CHECK (length(btrim("document"."withdrawal_reason")) > 0 and length("document"."withdrawal_reason") <= 1000);--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_withdrawn" CHECK ("document"."withdrawn_at" >= "document"."published_at");--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_withdrawal" CHECK (("document"."withdrawn_at" is null) = ("document"."withdrawal_reason" is null) and ("document"."withdrawn_at" is null or "document"."published_at" is not null));--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_reviewed" CHECK ("document"."kind" <> 'communique' or "document"."reviewed_at" is not null or num_nonnulls("document"."publishes_at", "document"."published_at") = 0);--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_kind" CHECK ("document"."kind" in ('communique', 'workingPaper', 'draft', 'statement', 'informationNote', 'summaryRecord', 'finalReport'));--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_kind" CHECK ("file"."kind" in ('photo', 'pdf', 'word', 'png', 'jpeg'));--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_size" CHECK (octet_length("file"."bytes") between 1 and case when "file"."kind" = 'photo' then 2000000 else 20971520 end);
--> statement-breakpoint

-- Files are packed already, and are read in parts: their bytes lie as they are.
ALTER TABLE file ALTER COLUMN bytes SET STORAGE EXTERNAL;
--> statement-breakpoint
GRANT UPDATE (kind, classification, readers, agenda_item_id, session_id, outcome_id, withdrawn_at, withdrawn_by,
  withdrawal_reason) ON document TO plenary_app;
--> statement-breakpoint
GRANT DELETE ON document TO plenary_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON document_file TO plenary_app;
--> statement-breakpoint

-- A document that is uploaded stands as it was released; it can be withdrawn, once.
DROP TRIGGER document_life ON document;
--> statement-breakpoint
CREATE TRIGGER document_life BEFORE INSERT OR UPDATE ON document FOR EACH ROW WHEN (NEW.kind = 'communique')
  EXECUTE FUNCTION guard_document();
--> statement-breakpoint
CREATE FUNCTION guard_uploaded() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest document := NEW;
  parent document;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    rest.withdrawn_at := NULL;
    rest.withdrawn_by := NULL;
    rest.withdrawal_reason := NULL;
    rest.version := OLD.version;
    IF (NEW.conference_id, NEW.id, NEW.created_at, NEW.kind = 'communique') IS DISTINCT FROM
         (OLD.conference_id, OLD.id, OLD.created_at, OLD.kind = 'communique')
       OR (NEW.parent_id, NEW.part, NEW.part_number) IS DISTINCT FROM (OLD.parent_id, OLD.part, OLD.part_number)
       OR (OLD.published_at IS NOT NULL AND (rest IS DISTINCT FROM OLD OR NEW.withdrawn_at IS NULL))
       OR (OLD.published_at IS NULL AND NEW.withdrawn_at IS NOT NULL) THEN
      RAISE EXCEPTION 'document % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  IF NEW.parent_id IS NULL OR NEW.published_at IS NOT NULL AND TG_OP = 'UPDATE' THEN
    RETURN NEW;
  END IF;
  -- A part stands beside what was released, and whoever withdraws that waits.
  SELECT * INTO parent FROM document d WHERE d.conference_id = NEW.conference_id AND d.id = NEW.parent_id FOR SHARE;
  IF parent.published_at IS NULL OR parent.withdrawn_at IS NOT NULL OR parent.parent_id IS NOT NULL
     OR (NEW.kind, NEW.classification, NEW.readers, NEW.agenda_item_id, NEW.session_id, NEW.outcome_id) IS DISTINCT FROM
        (parent.kind, parent.classification, parent.readers, parent.agenda_item_id, parent.session_id, parent.outcome_id) THEN
    RAISE EXCEPTION 'document % has no such part', NEW.parent_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER document_uploaded BEFORE INSERT OR UPDATE ON document FOR EACH ROW WHEN (NEW.kind <> 'communique')
  EXECUTE FUNCTION guard_uploaded();
--> statement-breakpoint

-- A file is added to what stands, and stays with what was released.
CREATE FUNCTION guard_document_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM document d WHERE d.conference_id = NEW.conference_id AND d.id = NEW.document_id
    AND (d.withdrawn_at IS NOT NULL OR d.kind = 'communique')) THEN
    RAISE EXCEPTION 'document % takes no file', NEW.document_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER document_file_life BEFORE INSERT ON document_file FOR EACH ROW EXECUTE FUNCTION guard_document_file();
--> statement-breakpoint
CREATE TRIGGER document_file_published BEFORE UPDATE OR DELETE ON document_file FOR EACH ROW
  EXECUTE FUNCTION guard_published('document_id');
--> statement-breakpoint

-- What was uploaded is replaced by another file, and never changes itself.
CREATE FUNCTION guard_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND (resetting_sample(OLD.conference_id) OR NOT EXISTS (
       SELECT FROM document_file f JOIN document d ON d.conference_id = f.conference_id AND d.id = f.document_id
       WHERE f.conference_id = OLD.conference_id AND f.file_id = OLD.id AND d.published_at IS NOT NULL)) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'file % stays as it is', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER file_life BEFORE UPDATE OR DELETE ON file FOR EACH ROW EXECUTE FUNCTION guard_file();
