CREATE TABLE "notes_circulation" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"notes_version_id" uuid NOT NULL,
	"comments_until" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"circulated_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"circulated_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	CONSTRAINT "notes_circulation_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "notes_circulation_of_version" UNIQUE("conference_id","id","notes_version_id"),
	CONSTRAINT "notes_circulation_version_range" CHECK ("notes_circulation"."version" > 0),
	CONSTRAINT "notes_circulation_withdrawn" CHECK ("notes_circulation"."withdrawn_at" >= "notes_circulation"."circulated_at"),
	CONSTRAINT "notes_circulation_until" CHECK ("notes_circulation"."comments_until" > "notes_circulation"."circulated_at")
);
--> statement-breakpoint
CREATE TABLE "notes_comment" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"circulation_id" uuid NOT NULL,
	"notes_version_id" uuid NOT NULL,
	"paragraph_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"text" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"commented_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"commented_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	"settled_as" text,
	"answer" text,
	"settled_at" timestamp (3) with time zone,
	"settled_by" uuid,
	CONSTRAINT "notes_comment_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "notes_comment_text" CHECK (length(btrim("notes_comment"."text")) > 0 and length("notes_comment"."text") <= 5000),
	CONSTRAINT "notes_comment_answer" CHECK (length(btrim("notes_comment"."answer")) > 0 and length("notes_comment"."answer") <= 1000),
	CONSTRAINT "notes_comment_version_range" CHECK ("notes_comment"."version" > 0),
	CONSTRAINT "notes_comment_withdrawn" CHECK ("notes_comment"."withdrawn_at" >= "notes_comment"."commented_at"),
	CONSTRAINT "notes_comment_settled_as" CHECK ("notes_comment"."settled_as" in ('takenUp', 'notTakenUp')),
	CONSTRAINT "notes_comment_settled" CHECK (("notes_comment"."settled_as" is null) = ("notes_comment"."settled_at" is null) and ("notes_comment"."settled_as" is not null or "notes_comment"."answer" is null))
);
--> statement-breakpoint
ALTER TABLE "notes_version" DROP CONSTRAINT "notes_version_occasion";--> statement-breakpoint
ALTER TABLE "notes_circulation" ADD CONSTRAINT "notes_circulation_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes_circulation" ADD CONSTRAINT "notes_circulation_text" FOREIGN KEY ("conference_id","notes_version_id") REFERENCES "public"."notes_version"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes_comment" ADD CONSTRAINT "notes_comment_circulation" FOREIGN KEY ("conference_id","circulation_id","notes_version_id") REFERENCES "public"."notes_circulation"("conference_id","id","notes_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes_comment" ADD CONSTRAINT "notes_comment_paragraph" FOREIGN KEY ("conference_id","notes_version_id","paragraph_id") REFERENCES "public"."notes_version_paragraph"("conference_id","notes_version_id","paragraph_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes_comment" ADD CONSTRAINT "notes_comment_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notes_circulation_once" ON "notes_circulation" USING btree ("conference_id","session_id") WHERE "notes_circulation"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "notes_comment_on" ON "notes_comment" USING btree ("conference_id","circulation_id","paragraph_id");--> statement-breakpoint
ALTER TABLE "notes_version" ADD CONSTRAINT "notes_version_occasion" CHECK ("notes_version"."occasion" in ('restoring', 'circulating', 'approving'));--> statement-breakpoint

-- Notes are circulated as a version of theirs has them, from now on until a date to come. The date is only ever put off, and what was
-- taken back, or is approved by now, changes no more.
CREATE FUNCTION guard_notes_circulation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF notes_approved(NEW.conference_id, NEW.session_id) THEN
    RAISE EXCEPTION 'the notes of session % are approved', NEW.session_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' AND (NOT of_now(NEW.conference_id, NEW.circulated_at) OR NEW.withdrawn_at IS NOT NULL
     OR NOT EXISTS (SELECT FROM notes_version v WHERE v.conference_id = NEW.conference_id AND v.id = NEW.notes_version_id
       AND v.session_id = NEW.session_id AND v.occasion = 'circulating')) THEN
    RAISE EXCEPTION 'the notes of session % are not circulated so', NEW.session_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.withdrawn_at IS NOT NULL OR NEW.comments_until < OLD.comments_until
     OR (NEW.conference_id, NEW.id, NEW.session_id, NEW.notes_version_id, NEW.circulated_at, NEW.circulated_by)
       IS DISTINCT FROM (OLD.conference_id, OLD.id, OLD.session_id, OLD.notes_version_id, OLD.circulated_at, OLD.circulated_by)) THEN
    RAISE EXCEPTION 'circulation % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER notes_circulation_life BEFORE INSERT OR UPDATE ON notes_circulation
  FOR EACH ROW EXECUTE FUNCTION guard_notes_circulation();
--> statement-breakpoint

-- A comment is made, corrected and withdrawn while its circulation is open; settled until the notes are approved.
CREATE FUNCTION guard_notes_comment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  circulation notes_circulation;
BEGIN
  SELECT * INTO circulation FROM notes_circulation c
    WHERE c.conference_id = NEW.conference_id AND c.id = NEW.circulation_id FOR SHARE;
  IF notes_approved(NEW.conference_id, circulation.session_id) THEN
    RAISE EXCEPTION 'the notes of session % are approved', circulation.session_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' AND (NOT of_now(NEW.conference_id, NEW.commented_at) OR NEW.settled_as IS NOT NULL OR NEW.withdrawn_at IS NOT NULL
     OR EXISTS (SELECT FROM notes_version_paragraph p WHERE p.conference_id = NEW.conference_id
       AND p.notes_version_id = NEW.notes_version_id AND p.paragraph_id = NEW.paragraph_id AND p.struck)) THEN
    RAISE EXCEPTION 'paragraph % is not commented on so', NEW.paragraph_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (TG_OP = 'INSERT' OR (NEW.text, NEW.withdrawn_at) IS DISTINCT FROM (OLD.text, OLD.withdrawn_at))
     AND (circulation.withdrawn_at IS NOT NULL OR greatest(clock_timestamp(), NEW.commented_at) >= circulation.comments_until) THEN
    RAISE EXCEPTION 'circulation % is over', NEW.circulation_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.withdrawn_at IS NOT NULL
     OR ((NEW.text, NEW.withdrawn_at) IS DISTINCT FROM (OLD.text, OLD.withdrawn_at) AND OLD.settled_as IS NOT NULL)
     OR (NEW.conference_id, NEW.id, NEW.circulation_id, NEW.notes_version_id, NEW.paragraph_id, NEW.delegation_id, NEW.commented_at,
       NEW.commented_by) IS DISTINCT FROM (OLD.conference_id, OLD.id, OLD.circulation_id, OLD.notes_version_id, OLD.paragraph_id,
       OLD.delegation_id, OLD.commented_at, OLD.commented_by)) THEN
    RAISE EXCEPTION 'comment % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER notes_comment_life BEFORE INSERT OR UPDATE ON notes_comment
  FOR EACH ROW EXECUTE FUNCTION guard_notes_comment();
--> statement-breakpoint

-- Notes are approved once nobody may comment on them any more, and each comment is settled. Whoever comments holds the session
-- against this lock.
CREATE OR REPLACE FUNCTION guard_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.approved_at) THEN
    RAISE EXCEPTION 'notes are approved when that is said' USING ERRCODE = 'restrict_violation';
  END IF;
  PERFORM FROM session s WHERE s.conference_id = NEW.conference_id AND s.id = NEW.session_id FOR UPDATE;
  IF EXISTS (SELECT FROM notes_circulation c WHERE c.conference_id = NEW.conference_id AND c.session_id = NEW.session_id
      AND c.withdrawn_at IS NULL AND c.comments_until > clock_timestamp())
     OR EXISTS (SELECT FROM notes_comment m
      JOIN notes_circulation c ON c.conference_id = m.conference_id AND c.id = m.circulation_id
      WHERE c.conference_id = NEW.conference_id AND c.session_id = NEW.session_id
        AND m.withdrawn_at IS NULL AND m.settled_as IS NULL) THEN
    RAISE EXCEPTION 'the notes of session % are out for comment', NEW.session_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY array['notes_circulation', 'notes_comment'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_kept', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_never_emptied', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT ON notes_circulation, notes_comment TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (comments_until, version, withdrawn_at, withdrawn_by) ON notes_circulation TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (text, version, withdrawn_at, withdrawn_by, settled_as, answer, settled_at, settled_by) ON notes_comment TO plenary_app;
