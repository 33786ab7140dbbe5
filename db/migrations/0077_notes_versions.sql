CREATE TABLE "notes_version" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"name" text,
	"occasion" text,
	"paragraphs" integer NOT NULL,
	"digest" text NOT NULL,
	"kept_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"kept_by" uuid,
	CONSTRAINT "notes_version_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "notes_version_number" UNIQUE("conference_id","session_id","number"),
	CONSTRAINT "notes_version_number_range" CHECK ("notes_version"."number" > 0),
	CONSTRAINT "notes_version_name" CHECK (length(btrim("notes_version"."name")) > 0 and length("notes_version"."name") <= 120),
	CONSTRAINT "notes_version_occasion" CHECK ("notes_version"."occasion" in ('restoring', 'approving')),
	CONSTRAINT "notes_version_named" CHECK (("notes_version"."name" is null) <> ("notes_version"."occasion" is null)),
	CONSTRAINT "notes_version_paragraphs" CHECK ("notes_version"."paragraphs" > 0),
	CONSTRAINT "notes_version_digest" CHECK (length("notes_version"."digest") <= 64)
);
--> statement-breakpoint
CREATE TABLE "notes_version_paragraph" (
	"conference_id" uuid NOT NULL,
	"notes_version_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"paragraph_id" uuid NOT NULL,
	"text_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"delegation_id" uuid,
	"struck" boolean NOT NULL,
	CONSTRAINT "notes_version_paragraph_conference_id_notes_version_id_place_pk" PRIMARY KEY("conference_id","notes_version_id","place"),
	CONSTRAINT "notes_version_paragraph_once" UNIQUE("conference_id","notes_version_id","paragraph_id"),
	CONSTRAINT "notes_version_paragraph_place" CHECK ("notes_version_paragraph"."place" > 0),
	CONSTRAINT "notes_version_paragraph_kind" CHECK ("notes_version_paragraph"."kind" in ('summary', 'statement', 'decision', 'action', 'proposal')),
	CONSTRAINT "notes_version_paragraph_language" CHECK ("notes_version_paragraph"."language" in ('en', 'fr', 'es', 'ar'))
);
--> statement-breakpoint
ALTER TABLE "notes_version" ADD CONSTRAINT "notes_version_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes_version_paragraph" ADD CONSTRAINT "notes_version_paragraph_of" FOREIGN KEY ("conference_id","notes_version_id") REFERENCES "public"."notes_version"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes_version_paragraph" ADD CONSTRAINT "notes_version_paragraph_paragraph" FOREIGN KEY ("conference_id","paragraph_id") REFERENCES "public"."paragraph"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes_version_paragraph" ADD CONSTRAINT "notes_version_paragraph_text" FOREIGN KEY ("conference_id","text_id") REFERENCES "public"."paragraph_version"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes_version_paragraph" ADD CONSTRAINT "notes_version_paragraph_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint

-- A version is kept of what stands, at the moment that it says, and numbered one after the other. Approved notes have no further one.
CREATE FUNCTION guard_notes_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF notes_approved(NEW.conference_id, NEW.session_id) OR NOT of_now(NEW.conference_id, NEW.kept_at)
     OR NEW.number <> 1 + (SELECT count(*) FROM notes_version n
       WHERE n.conference_id = NEW.conference_id AND n.session_id = NEW.session_id)
     OR NEW.paragraphs <> (SELECT count(*) FROM paragraph p
       WHERE p.conference_id = NEW.conference_id AND p.session_id = NEW.session_id) THEN
    RAISE EXCEPTION 'no version of the notes of session % is kept so', NEW.session_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER notes_version_of_now BEFORE INSERT ON notes_version FOR EACH ROW EXECUTE FUNCTION guard_notes_version();
--> statement-breakpoint

-- What a version says of a paragraph is what that is when the version is kept: its facts, its place, and the last text that it was given.
CREATE FUNCTION guard_notes_version_paragraph() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM notes_version n
      JOIN paragraph p ON p.conference_id = n.conference_id AND p.session_id = n.session_id
      JOIN paragraph_version v ON v.conference_id = p.conference_id AND v.paragraph_id = p.id
    WHERE n.conference_id = NEW.conference_id AND n.id = NEW.notes_version_id AND NEW.place <= n.paragraphs
      AND p.id = NEW.paragraph_id AND p.kind = NEW.kind AND p.language = NEW.language
      AND p.delegation_id IS NOT DISTINCT FROM NEW.delegation_id AND (p.struck_at IS NOT NULL) = NEW.struck
      AND v.id = NEW.text_id AND NOT v.aside AND v.text = p.text
      AND NEW.place = (SELECT count(*) FROM paragraph b WHERE b.conference_id = p.conference_id
        AND b.session_id = p.session_id AND (b.position, b.id) <= (p.position, p.id))) THEN
    RAISE EXCEPTION 'paragraph % is no such part of version %', NEW.paragraph_id, NEW.notes_version_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER notes_version_paragraph_of_now BEFORE INSERT ON notes_version_paragraph
  FOR EACH ROW EXECUTE FUNCTION guard_notes_version_paragraph();
--> statement-breakpoint

-- With its transaction a version is whole, so that nothing is ever added to it: each place is taken by then.
CREATE FUNCTION guard_whole_notes_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.paragraphs <> (SELECT count(*) FROM notes_version_paragraph p
      WHERE p.conference_id = NEW.conference_id AND p.notes_version_id = NEW.id) THEN
    RAISE EXCEPTION 'version % of the notes is not whole', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER notes_version_whole AFTER INSERT ON notes_version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard_whole_notes_version();
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY array['notes_version', 'notes_version_paragraph'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_kept', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT ON notes_version, notes_version_paragraph TO plenary_app;
