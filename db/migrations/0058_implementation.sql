CREATE TABLE "follow_up" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"public_states" boolean NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"opened_by" uuid,
	CONSTRAINT "follow_up_conference_id_outcome_id_pk" PRIMARY KEY("conference_id","outcome_id")
);
--> statement-breakpoint
CREATE TABLE "follow_up_member" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	CONSTRAINT "follow_up_member_conference_id_outcome_id_delegation_id_pk" PRIMARY KEY("conference_id","outcome_id","delegation_id")
);
--> statement-breakpoint
CREATE TABLE "follow_up_rhythm" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"first_on" date,
	"every_months" integer,
	"answer_days" integer,
	"last_on" date,
	"reason" text,
	"set_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"set_by" uuid,
	CONSTRAINT "follow_up_rhythm_conference_id_outcome_id_number_pk" PRIMARY KEY("conference_id","outcome_id","number"),
	CONSTRAINT "follow_up_rhythm_number" CHECK ("follow_up_rhythm"."number" > 0),
	CONSTRAINT "follow_up_rhythm_months" CHECK ("follow_up_rhythm"."every_months" between 1 and 60),
	CONSTRAINT "follow_up_rhythm_days" CHECK ("follow_up_rhythm"."answer_days" between 1 and 180),
	CONSTRAINT "follow_up_rhythm_whole" CHECK (("follow_up_rhythm"."first_on" is null) = ("follow_up_rhythm"."answer_days" is null)
        and ("follow_up_rhythm"."first_on" is not null or num_nonnulls("follow_up_rhythm"."every_months", "follow_up_rhythm"."last_on") = 0)
        and ("follow_up_rhythm"."last_on" is null or ("follow_up_rhythm"."every_months" is not null and "follow_up_rhythm"."last_on" >= "follow_up_rhythm"."first_on"))),
	CONSTRAINT "follow_up_rhythm_why" CHECK (("follow_up_rhythm"."number" = 1) = ("follow_up_rhythm"."reason" is null) and ("follow_up_rhythm"."number" > 1 or "follow_up_rhythm"."first_on" is not null)),
	CONSTRAINT "follow_up_rhythm_reason" CHECK (length(btrim("follow_up_rhythm"."reason")) > 0 and length("follow_up_rhythm"."reason") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "implementation_report" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"words" text,
	"evidence" text,
	"done_on" date,
	"contact_name" text,
	"contact_email" text,
	"letter_on" date,
	"reported_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"reported_by" uuid,
	CONSTRAINT "implementation_report_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "implementation_report_number" UNIQUE("conference_id","outcome_id","delegation_id","number"),
	CONSTRAINT "implementation_report_number_range" CHECK ("implementation_report"."number" > 0),
	CONSTRAINT "implementation_report_state" CHECK ("implementation_report"."state" in ('notStarted', 'inProgress', 'done', 'notApplicable')),
	CONSTRAINT "implementation_report_words" CHECK (length(btrim("implementation_report"."words")) > 0 and length("implementation_report"."words") <= 2000),
	CONSTRAINT "implementation_report_evidence" CHECK (length(btrim("implementation_report"."evidence")) > 0 and length("implementation_report"."evidence") <= 500),
	CONSTRAINT "implementation_report_contact" CHECK (length(btrim("implementation_report"."contact_name")) > 0 and length("implementation_report"."contact_name") <= 200),
	CONSTRAINT "implementation_report_address" CHECK (length(btrim("implementation_report"."contact_email")) > 0 and length("implementation_report"."contact_email") <= 320),
	CONSTRAINT "implementation_report_whole" CHECK (("implementation_report"."state" = 'done' or "implementation_report"."done_on" is null) and ("implementation_report"."state" <> 'notApplicable' or "implementation_report"."words" is not null))
);
--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_member" ADD CONSTRAINT "follow_up_member_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."follow_up"("conference_id","outcome_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_member" ADD CONSTRAINT "follow_up_member_who" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_rhythm" ADD CONSTRAINT "follow_up_rhythm_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."follow_up"("conference_id","outcome_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "implementation_report" ADD CONSTRAINT "implementation_report_by" FOREIGN KEY ("conference_id","outcome_id","delegation_id") REFERENCES "public"."follow_up_member"("conference_id","outcome_id","delegation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_up_member_by_delegation" ON "follow_up_member" USING btree ("conference_id","delegation_id");--> statement-breakpoint

-- A follow-up is opened at the moment that it says, of a text that was adopted.
CREATE FUNCTION guard_follow_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.opened_at) OR NOT is_adopted(NEW.conference_id, NEW.outcome_id) THEN
    RAISE EXCEPTION 'outcome % is not followed up so', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER follow_up_in_time BEFORE INSERT ON follow_up FOR EACH ROW EXECUTE FUNCTION guard_follow_up();
--> statement-breakpoint

-- With its first rhythm a follow-up is open, and who is asked stays as it is.
CREATE FUNCTION guard_follow_up_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM follow_up_rhythm r WHERE r.conference_id = NEW.conference_id AND r.outcome_id = NEW.outcome_id) THEN
    RAISE EXCEPTION 'the members of follow-up % are frozen', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER follow_up_member_frozen BEFORE INSERT ON follow_up_member
  FOR EACH ROW EXECUTE FUNCTION guard_follow_up_member();
--> statement-breakpoint

-- Rhythms follow one another as they are set; one that ends the follow-up ends one that goes on.
CREATE FUNCTION guard_follow_up_rhythm() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last follow_up_rhythm;
BEGIN
  SELECT * INTO last FROM follow_up_rhythm r WHERE r.conference_id = NEW.conference_id AND r.outcome_id = NEW.outcome_id
    ORDER BY r.number DESC LIMIT 1;
  IF NOT of_now(NEW.conference_id, NEW.set_at) OR NEW.number <> coalesce(last.number, 0) + 1
     OR NEW.set_at < last.set_at OR (last.number IS NOT NULL AND num_nonnulls(last.first_on, NEW.first_on) = 0) THEN
    RAISE EXCEPTION 'the rhythm of follow-up % is not set so', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER follow_up_rhythm_in_time BEFORE INSERT ON follow_up_rhythm
  FOR EACH ROW EXECUTE FUNCTION guard_follow_up_rhythm();
--> statement-breakpoint

-- A report is made at the moment that it says, behind the one before it, and while the follow-up goes on.
CREATE FUNCTION guard_implementation_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.reported_at)
     OR NEW.number <> 1 + (SELECT count(*) FROM implementation_report i WHERE i.conference_id = NEW.conference_id
       AND i.outcome_id = NEW.outcome_id AND i.delegation_id = NEW.delegation_id)
     OR EXISTS (SELECT FROM implementation_report i WHERE i.conference_id = NEW.conference_id
       AND i.outcome_id = NEW.outcome_id AND i.delegation_id = NEW.delegation_id AND i.reported_at > NEW.reported_at)
     OR (SELECT r.first_on FROM follow_up_rhythm r WHERE r.conference_id = NEW.conference_id
       AND r.outcome_id = NEW.outcome_id ORDER BY r.number DESC LIMIT 1) IS NULL THEN
    RAISE EXCEPTION 'outcome % is not reported on so', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER implementation_report_in_time BEFORE INSERT ON implementation_report
  FOR EACH ROW EXECUTE FUNCTION guard_implementation_report();
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY array['follow_up', 'follow_up_member', 'follow_up_rhythm', 'implementation_report'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_kept', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT ON follow_up, follow_up_member, follow_up_rhythm, implementation_report TO plenary_app;
--> statement-breakpoint

-- An adoption that is followed up is not recalled any more.
CREATE OR REPLACE FUNCTION recalls_outcome(was outcome, becomes outcome) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  rest outcome := becomes;
BEGIN
  IF was.not_adopted_at IS NOT NULL OR num_nonnulls(was.adopted_at, was.left_open_at, was.ended_at) = 0
     OR num_nonnulls(becomes.adopted_at, becomes.left_open_at, becomes.adopted_by, becomes.left_open_by, becomes.ended_at,
       becomes.ended_by) > 0 THEN
    RETURN false;
  END IF;
  rest.adopted_at := was.adopted_at;
  rest.adopted_by := was.adopted_by;
  rest.adoption_method := was.adoption_method;
  rest.left_open_at := was.left_open_at;
  rest.left_open_by := was.left_open_by;
  rest.ended_as := was.ended_as;
  rest.ended_at := was.ended_at;
  rest.ended_by := was.ended_by;
  rest.end_reason := was.end_reason;
  rest.merged_into_id := was.merged_into_id;
  rest.version := was.version;
  IF rest IS DISTINCT FROM was
     OR EXISTS (SELECT FROM ballot b WHERE b.conference_id = was.conference_id AND b.outcome_id = was.id) THEN
    RETURN false;
  END IF;
  IF was.ended_at IS NOT NULL THEN
    RETURN recallable(was.ended_at) AND (was.merged_into_id IS NULL OR is_draft(was.conference_id, was.merged_into_id));
  END IF;
  IF was.adopted_at IS NULL THEN
    RETURN recallable(was.left_open_at);
  END IF;
  RETURN was.adoption_method = 'consensus' AND recallable(was.adopted_at)
    AND NOT EXISTS (SELECT FROM corrigendum c WHERE c.conference_id = was.conference_id AND c.outcome_id = was.id)
    AND NOT EXISTS (SELECT FROM translation t WHERE t.conference_id = was.conference_id AND t.outcome_id = was.id)
    AND NOT EXISTS (SELECT FROM follow_up f WHERE f.conference_id = was.conference_id AND f.outcome_id = was.id)
    AND EXISTS (SELECT FROM conference c WHERE c.id = was.conference_id AND c.closed_at IS NULL);
END $$;
