CREATE TABLE "consensus_call" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"session_id" uuid NOT NULL,
	"seconds" integer NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"opened_by" uuid,
	"due_at" timestamp (3) with time zone NOT NULL,
	"ended_as" text,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"end_reason" text,
	CONSTRAINT "consensus_call_conference_id_outcome_id_number_pk" PRIMARY KEY("conference_id","outcome_id","number"),
	CONSTRAINT "consensus_call_number" CHECK ("consensus_call"."number" > 0),
	CONSTRAINT "consensus_call_seconds" CHECK ("consensus_call"."seconds" between 10 and 900),
	CONSTRAINT "consensus_call_due" CHECK ("consensus_call"."due_at" = "consensus_call"."opened_at" + "consensus_call"."seconds" * interval '1 second'),
	CONSTRAINT "consensus_call_end" CHECK ("consensus_call"."ended_as" in ('declared', 'withdrawn')),
	CONSTRAINT "consensus_call_ended" CHECK ("consensus_call"."ended_at" >= "consensus_call"."opened_at"),
	CONSTRAINT "consensus_call_reason" CHECK (length("consensus_call"."end_reason") <= 1000),
	CONSTRAINT "consensus_call_over" CHECK (("consensus_call"."ended_at" is null) = ("consensus_call"."ended_as" is null)
        and ("consensus_call"."ended_as" is not distinct from 'withdrawn') = ("consensus_call"."end_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "objection" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"call" integer NOT NULL,
	"delegation_id" uuid NOT NULL,
	"source" text NOT NULL,
	"reached_at" timestamp (3) with time zone NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"added_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	CONSTRAINT "objection_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "objection_source" CHECK ("objection"."source" in ('delegation', 'chair')),
	CONSTRAINT "objection_withdrawn" CHECK ("objection"."withdrawn_at" >= "objection"."added_at")
);
--> statement-breakpoint
ALTER TABLE "consensus_call" ADD CONSTRAINT "consensus_call_on" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus_call" ADD CONSTRAINT "consensus_call_in" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_to" FOREIGN KEY ("conference_id","outcome_id","call") REFERENCES "public"."consensus_call"("conference_id","outcome_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_by" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consensus_call_open_on" ON "consensus_call" USING btree ("conference_id","outcome_id") WHERE "consensus_call"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "consensus_call_open_in" ON "consensus_call" USING btree ("conference_id","session_id") WHERE "consensus_call"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "objection_standing" ON "objection" USING btree ("conference_id","outcome_id","call","delegation_id") WHERE "objection"."withdrawn_at" is null;--> statement-breakpoint

-- A call is made on a draft, at the moment that it says, and numbered one after the other. It is declared once its time is over, what
-- came in time was taken in, and no objection stands: whoever objects at that moment waits for it, or it for them.
CREATE FUNCTION guard_consensus_call() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest consensus_call := NEW;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'call % on outcome % is kept', OLD.number, OLD.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT of_now(NEW.conference_id, NEW.opened_at) OR NOT is_draft(NEW.conference_id, NEW.outcome_id) OR NEW.ended_at IS NOT NULL
       OR NEW.number <> 1 + (SELECT count(*) FROM consensus_call c
         WHERE c.conference_id = NEW.conference_id AND c.outcome_id = NEW.outcome_id) THEN
      RAISE EXCEPTION 'outcome % is not called so', NEW.outcome_id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  rest.ended_as := OLD.ended_as;
  rest.ended_at := OLD.ended_at;
  rest.ended_by := OLD.ended_by;
  rest.end_reason := OLD.end_reason;
  IF OLD.ended_at IS NOT NULL OR rest IS DISTINCT FROM OLD OR NOT of_now(NEW.conference_id, NEW.ended_at)
     OR (NEW.ended_as = 'declared' AND (NEW.ended_at < NEW.due_at + interval '2 seconds' OR EXISTS (SELECT FROM objection o
       WHERE o.conference_id = NEW.conference_id AND o.outcome_id = NEW.outcome_id AND o.call = NEW.number
         AND o.withdrawn_at IS NULL))) THEN
    RAISE EXCEPTION 'call % on outcome % does not end so', OLD.number, OLD.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER consensus_call_life BEFORE INSERT OR UPDATE OR DELETE ON consensus_call
  FOR EACH ROW EXECUTE FUNCTION guard_consensus_call();
--> statement-breakpoint
CREATE TRIGGER consensus_call_kept BEFORE TRUNCATE ON consensus_call FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- A delegation objects to an open call before its time is over, by when it reached the server; one that was in time and overtaken by
-- the declaration is kept all the same. What the chair heard is entered until the call ends.
CREATE FUNCTION guard_objection() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest objection := NEW;
  called consensus_call;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'objection % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT * INTO called FROM consensus_call c
    WHERE c.conference_id = NEW.conference_id AND c.outcome_id = NEW.outcome_id AND c.number = NEW.call FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    IF NEW.withdrawn_at IS NOT NULL OR NOT of_now(NEW.conference_id, NEW.added_at) OR NEW.reached_at > NEW.added_at
       OR called.ended_as IS NOT DISTINCT FROM 'withdrawn'
       OR (CASE NEW.source WHEN 'chair' THEN called.ended_at IS NOT NULL
         ELSE NEW.reached_at < called.opened_at OR NEW.reached_at >= called.due_at END) THEN
      RAISE EXCEPTION 'nobody objects so to call % on outcome %', NEW.call, NEW.outcome_id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  rest.withdrawn_at := NULL;
  rest.withdrawn_by := NULL;
  IF OLD.withdrawn_at IS NOT NULL OR rest IS DISTINCT FROM OLD OR NOT of_now(NEW.conference_id, NEW.withdrawn_at)
     OR called.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'objection % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER objection_life BEFORE INSERT OR UPDATE OR DELETE ON objection FOR EACH ROW EXECUTE FUNCTION guard_objection();
--> statement-breakpoint
CREATE TRIGGER objection_kept BEFORE TRUNCATE ON objection FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- What is called stays as it was read out, and is decided by nothing else, until the call ends.
CREATE FUNCTION refuse_while_called() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  called uuid := (to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'outcome' THEN 'id' ELSE 'outcome_id' END)::uuid;
BEGIN
  IF EXISTS (SELECT FROM consensus_call c WHERE c.conference_id = NEW.conference_id AND c.outcome_id = called
      AND c.ended_at IS NULL) THEN
    RAISE EXCEPTION 'outcome % is called for objections', called USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER outcome_called BEFORE UPDATE ON outcome FOR EACH ROW EXECUTE FUNCTION refuse_while_called();
--> statement-breakpoint
CREATE TRIGGER outcome_paragraph_called BEFORE INSERT OR UPDATE ON outcome_paragraph
  FOR EACH ROW EXECUTE FUNCTION refuse_while_called();
--> statement-breakpoint
CREATE TRIGGER debate_event_called BEFORE INSERT ON debate_event FOR EACH ROW EXECUTE FUNCTION refuse_while_called();
--> statement-breakpoint
CREATE TRIGGER show_of_hands_called BEFORE INSERT ON show_of_hands FOR EACH ROW EXECUTE FUNCTION refuse_while_called();
--> statement-breakpoint
GRANT SELECT, INSERT ON consensus_call, objection TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (ended_as, ended_at, ended_by, end_reason) ON consensus_call TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (withdrawn_at, withdrawn_by) ON objection TO plenary_app;
