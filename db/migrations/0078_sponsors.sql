CREATE TABLE "late_admission" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"admitted_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"admitted_by" uuid,
	"admitted_as" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "late_admission_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "late_admission_as" CHECK ("late_admission"."admitted_as" in ('chair', 'rapporteur', 'organizer')),
	CONSTRAINT "late_admission_reason" CHECK (length(btrim("late_admission"."reason")) > 0 and length("late_admission"."reason") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "sponsorship" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"changed_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "sponsorship_conference_id_outcome_id_delegation_id_pk" PRIMARY KEY("conference_id","outcome_id","delegation_id"),
	CONSTRAINT "sponsorship_state" CHECK ("sponsorship"."state" in ('asked', 'confirmed', 'declined', 'withdrawn')),
	CONSTRAINT "sponsorship_version" CHECK ("sponsorship"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"submitted_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"submitted_by" uuid,
	"admission_id" uuid,
	"opens_to_sponsors" boolean NOT NULL,
	CONSTRAINT "submission_conference_id_outcome_id_pk" PRIMARY KEY("conference_id","outcome_id"),
	CONSTRAINT "submission_admission_once" UNIQUE("conference_id","admission_id")
);
--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "submission_due" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "late_admission" ADD CONSTRAINT "late_admission_of" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sponsorship" ADD CONSTRAINT "sponsorship_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."submission"("conference_id","outcome_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sponsorship" ADD CONSTRAINT "sponsorship_by" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_by" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_admitted" FOREIGN KEY ("conference_id","admission_id") REFERENCES "public"."late_admission"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- A delegation submits a draft of its own, at the moment that it says: before the deadline, or by an admission of its own, of which each is
-- for one text.
CREATE FUNCTION guard_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.submitted_at) OR NOT is_draft(NEW.conference_id, NEW.outcome_id)
     OR NOT EXISTS (SELECT FROM outcome o WHERE o.conference_id = NEW.conference_id AND o.id = NEW.outcome_id
       AND o.main_sponsor_id = NEW.delegation_id)
     OR NOT EXISTS (SELECT FROM conference c WHERE c.id = NEW.conference_id
       AND (NEW.admission_id IS NOT NULL OR c.submission_due IS NULL OR NEW.submitted_at < c.submission_due))
     OR (NEW.admission_id IS NOT NULL AND NOT EXISTS (SELECT FROM late_admission a
       WHERE a.conference_id = NEW.conference_id AND a.id = NEW.admission_id AND a.delegation_id = NEW.delegation_id)) THEN
    RAISE EXCEPTION 'outcome % is not submitted so', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER submission_in_time BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION guard_submission();
--> statement-breakpoint
-- Sponsors come and go until the text is decided; the main sponsor is none of them, and none is deleted.
CREATE FUNCTION guard_sponsorship() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'a sponsorship of outcome % is kept', OLD.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  PERFORM FROM outcome o WHERE o.conference_id = NEW.conference_id AND o.id = NEW.outcome_id
    AND num_nonnulls(o.adopted_at, o.not_adopted_at, o.ended_at) = 0 FOR SHARE;
  IF NOT FOUND
     OR EXISTS (SELECT FROM submission s WHERE s.conference_id = NEW.conference_id AND s.outcome_id = NEW.outcome_id
       AND s.delegation_id = NEW.delegation_id)
     OR (TG_OP = 'INSERT' AND NEW.state NOT IN ('asked', 'confirmed'))
     OR (TG_OP = 'UPDATE' AND ((NEW.conference_id, NEW.outcome_id, NEW.delegation_id)
         IS DISTINCT FROM (OLD.conference_id, OLD.outcome_id, OLD.delegation_id)
       OR NEW.version <> OLD.version + 1
       OR CASE OLD.state WHEN 'asked' THEN NEW.state NOT IN ('confirmed', 'declined')
         WHEN 'confirmed' THEN NEW.state <> 'withdrawn' ELSE NEW.state NOT IN ('asked', 'confirmed') END)) THEN
    RAISE EXCEPTION 'a sponsorship of outcome % cannot become so', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER sponsorship_in_time BEFORE INSERT OR UPDATE OR DELETE ON sponsorship
  FOR EACH ROW EXECUTE FUNCTION guard_sponsorship();
--> statement-breakpoint
CREATE TRIGGER sponsorship_kept BEFORE TRUNCATE ON sponsorship FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY array['late_admission', 'submission'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_kept', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (submission_due) ON conference TO plenary_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON late_admission, submission, sponsorship TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (state, changed_at, changed_by, version) ON sponsorship TO plenary_app;
