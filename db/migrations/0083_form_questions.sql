CREATE TABLE "form_answer" (
	"conference_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"given_under" integer NOT NULL,
	"answer" text[] NOT NULL,
	"answered_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "form_answer_conference_id_participant_id_question_id_pk" PRIMARY KEY("conference_id","participant_id","question_id"),
	CONSTRAINT "form_answer_bounds" CHECK (cardinality("form_answer"."answer") between 1 and 12
        and length(array_to_string("form_answer"."answer", '')) <= 2000)
);
--> statement-breakpoint
CREATE TABLE "form_question" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "form_question_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "form_question_kind" CHECK ("form_question"."kind" in ('text', 'longText', 'choice', 'several', 'date', 'number', 'yesNo')),
	CONSTRAINT "form_question_version" CHECK ("form_question"."version" > 0),
	CONSTRAINT "form_question_retired" CHECK ("form_question"."retired_at" >= "form_question"."added_at")
);
--> statement-breakpoint
CREATE TABLE "form_question_version" (
	"conference_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"label" jsonb NOT NULL,
	"hint" jsonb,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"required" boolean NOT NULL,
	"readers" text NOT NULL,
	"counts_from" integer NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"written_by" uuid,
	CONSTRAINT "form_question_version_conference_id_question_id_number_pk" PRIMARY KEY("conference_id","question_id","number"),
	CONSTRAINT "form_question_version_number" CHECK ("form_question_version"."number" > 0),
	CONSTRAINT "form_question_version_label_languages" CHECK ("form_question_version"."label" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "form_question_version_label_written" CHECK (btrim(concat("form_question_version"."label" ->> 'en', "form_question_version"."label" ->> 'fr', "form_question_version"."label" ->> 'es', "form_question_version"."label" ->> 'ar')) <> ''),
	CONSTRAINT "form_question_version_hint_languages" CHECK ("form_question_version"."hint" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "form_question_version_hint_written" CHECK ("form_question_version"."hint" is null or btrim(concat("form_question_version"."hint" ->> 'en', "form_question_version"."hint" ->> 'fr', "form_question_version"."hint" ->> 'es', "form_question_version"."hint" ->> 'ar')) <> ''),
	CONSTRAINT "form_question_version_readers" CHECK ("form_question_version"."readers" in ('organizers', 'delegation')),
	CONSTRAINT "form_question_version_options" CHECK (jsonb_typeof("form_question_version"."options") = 'array' and jsonb_array_length("form_question_version"."options") <= 12),
	CONSTRAINT "form_question_version_counts" CHECK ("form_question_version"."counts_from" between 1 and "form_question_version"."number")
);
--> statement-breakpoint
ALTER TABLE "form_answer" ADD CONSTRAINT "form_answer_of" FOREIGN KEY ("conference_id","participant_id") REFERENCES "public"."participant"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_answer" ADD CONSTRAINT "form_answer_version" FOREIGN KEY ("conference_id","question_id","given_under") REFERENCES "public"."form_question_version"("conference_id","question_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_question" ADD CONSTRAINT "form_question_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_question_version" ADD CONSTRAINT "form_question_version_of" FOREIGN KEY ("conference_id","question_id") REFERENCES "public"."form_question"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "form_answer_question" ON "form_answer" USING btree ("conference_id","question_id","given_under");--> statement-breakpoint
-- Each version of a question follows the one before, and says from which version on answers count: from its own, or from where they did.
CREATE FUNCTION guard_form_question_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former form_question_version;
BEGIN
  SELECT * INTO former FROM form_question_version v
    WHERE v.conference_id = NEW.conference_id AND v.question_id = NEW.question_id ORDER BY v.number DESC LIMIT 1;
  IF NOT of_now(NEW.conference_id, NEW.written_at) OR NEW.number <> coalesce(former.number, 0) + 1
     OR NEW.counts_from NOT IN (NEW.number, coalesce(former.counts_from, NEW.number))
     OR NOT EXISTS (SELECT FROM form_question q WHERE q.conference_id = NEW.conference_id AND q.id = NEW.question_id
       AND q.retired_at IS NULL) THEN
    RAISE EXCEPTION 'question % is not asked so', NEW.question_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER form_question_version_follows BEFORE INSERT ON form_question_version
  FOR EACH ROW EXECUTE FUNCTION guard_form_question_version();
--> statement-breakpoint
-- The newest version is the one that is asked, once the transaction is through.
CREATE FUNCTION guard_asked_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM form_question q WHERE q.conference_id = NEW.conference_id AND q.id = NEW.question_id
      AND q.version IS DISTINCT FROM (SELECT max(v.number) FROM form_question_version v
        WHERE v.conference_id = q.conference_id AND v.question_id = q.id)) THEN
    RAISE EXCEPTION 'question % is not asked as it was written last', NEW.question_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER form_question_version_asked AFTER INSERT ON form_question_version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard_asked_version();
--> statement-breakpoint
-- A question keeps its kind, goes on by one version that was written, and once it is retired changes no more.
CREATE FUNCTION guard_form_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.retired_at IS NOT NULL OR (NEW.conference_id, NEW.id, NEW.kind, NEW.added_at)
       IS DISTINCT FROM (OLD.conference_id, OLD.id, OLD.kind, OLD.added_at)
     OR (NEW.version <> OLD.version AND (NEW.version <> OLD.version + 1 OR NOT EXISTS (SELECT FROM form_question_version v
       WHERE v.conference_id = NEW.conference_id AND v.question_id = NEW.id AND v.number = NEW.version))) THEN
    RAISE EXCEPTION 'question % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER form_question_life BEFORE UPDATE ON form_question FOR EACH ROW EXECUTE FUNCTION guard_form_question();
--> statement-breakpoint
CREATE TRIGGER form_question_kept BEFORE DELETE ON form_question FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER form_question_never_emptied BEFORE TRUNCATE ON form_question FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER form_question_version_append_only BEFORE UPDATE OR DELETE ON form_question_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER form_question_version_kept BEFORE TRUNCATE ON form_question_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON form_question, form_question_version, form_answer TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (position, version, retired_at) ON form_question TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (participant_id, given_under, answer, answered_at) ON form_answer TO plenary_app;
--> statement-breakpoint
GRANT DELETE ON form_answer TO plenary_app;
