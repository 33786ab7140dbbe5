CREATE TABLE "floor_request" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"delegation_id" uuid NOT NULL,
	"speaker" text,
	"requested_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"requested_by" uuid,
	"ended_as" text,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "floor_request_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "floor_request_sequence" UNIQUE("conference_id","session_id","sequence"),
	CONSTRAINT "floor_request_kind" CHECK ("floor_request"."kind" in ('pointOfOrder', 'statement', 'reply')),
	CONSTRAINT "floor_request_end" CHECK ("floor_request"."ended_as" in ('called', 'withdrawn')),
	CONSTRAINT "floor_request_sequence_range" CHECK ("floor_request"."sequence" > 0),
	CONSTRAINT "floor_request_position" CHECK ("floor_request"."position" > 0),
	CONSTRAINT "floor_request_speaker" CHECK (length(btrim("floor_request"."speaker")) > 0 and length("floor_request"."speaker") <= 200),
	CONSTRAINT "floor_request_ended" CHECK ("floor_request"."ended_at" >= "floor_request"."requested_at"),
	CONSTRAINT "floor_request_over" CHECK (("floor_request"."ended_at" is null) = ("floor_request"."ended_as" is null))
);
--> statement-breakpoint
CREATE TABLE "intervention" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"delegation_id" uuid NOT NULL,
	"speaker" text,
	"agenda_item_id" uuid,
	"request_id" uuid,
	"minutes" integer,
	"started_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"started_by" uuid,
	"paused_at" timestamp (3) with time zone,
	"paused_ms" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "intervention_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "intervention_number" UNIQUE("conference_id","session_id","number"),
	CONSTRAINT "intervention_of_request" UNIQUE("conference_id","request_id"),
	CONSTRAINT "intervention_kind" CHECK ("intervention"."kind" in ('pointOfOrder', 'statement', 'reply')),
	CONSTRAINT "intervention_number_range" CHECK ("intervention"."number" > 0),
	CONSTRAINT "intervention_version" CHECK ("intervention"."version" > 0),
	CONSTRAINT "intervention_speaker" CHECK (length(btrim("intervention"."speaker")) > 0 and length("intervention"."speaker") <= 200),
	CONSTRAINT "intervention_minutes" CHECK ("intervention"."minutes" between 1 and 120),
	CONSTRAINT "intervention_paused_ms" CHECK ("intervention"."paused_ms" >= 0),
	CONSTRAINT "intervention_paused" CHECK ("intervention"."paused_at" >= "intervention"."started_at"),
	CONSTRAINT "intervention_ended" CHECK ("intervention"."ended_at" >= "intervention"."started_at"),
	CONSTRAINT "intervention_still" CHECK ("intervention"."ended_at" is null or "intervention"."paused_at" is null)
);
--> statement-breakpoint
CREATE TABLE "speakers_list" (
	"conference_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"statement_minutes" integer,
	"point_of_order_minutes" integer,
	"reply_minutes" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "speakers_list_conference_id_session_id_pk" PRIMARY KEY("conference_id","session_id"),
	CONSTRAINT "speakers_list_version" CHECK ("speakers_list"."version" > 0),
	CONSTRAINT "speakers_list_statement" CHECK ("speakers_list"."statement_minutes" between 1 and 120),
	CONSTRAINT "speakers_list_point_of_order" CHECK ("speakers_list"."point_of_order_minutes" between 1 and 120),
	CONSTRAINT "speakers_list_reply" CHECK ("speakers_list"."reply_minutes" between 1 and 120)
);
--> statement-breakpoint
ALTER TABLE "floor_request" ADD CONSTRAINT "floor_request_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_request" ADD CONSTRAINT "floor_request_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intervention" ADD CONSTRAINT "intervention_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intervention" ADD CONSTRAINT "intervention_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intervention" ADD CONSTRAINT "intervention_item" FOREIGN KEY ("conference_id","agenda_item_id") REFERENCES "public"."agenda_item"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intervention" ADD CONSTRAINT "intervention_request" FOREIGN KEY ("conference_id","request_id") REFERENCES "public"."floor_request"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speakers_list" ADD CONSTRAINT "speakers_list_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "floor_request_waiting" ON "floor_request" USING btree ("conference_id","session_id","delegation_id","kind") WHERE "floor_request"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "intervention_running" ON "intervention" USING btree ("conference_id","session_id") WHERE "intervention"."ended_at" is null and "intervention"."paused_at" is null;
--> statement-breakpoint
-- A request waits until it is called or withdrawn: only its position changes meanwhile, and nothing afterwards.
CREATE FUNCTION guard_floor_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest floor_request := NEW;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'floor request % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.ended_at IS NOT NULL OR NEW.position <> NEW.sequence THEN
      RAISE EXCEPTION 'floor request % begins at its position in the order of arrival', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  rest.position := OLD.position;
  rest.ended_as := OLD.ended_as;
  rest.ended_at := OLD.ended_at;
  rest.ended_by := OLD.ended_by;
  IF OLD.ended_at IS NOT NULL OR rest IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'floor request % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER floor_request_life BEFORE INSERT OR UPDATE OR DELETE ON floor_request FOR EACH ROW EXECUTE FUNCTION guard_floor_request();
--> statement-breakpoint
CREATE TRIGGER floor_request_kept BEFORE TRUNCATE ON floor_request FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A speech begins with its clock running; its clock alone changes until it ends, and nothing afterwards.
CREATE FUNCTION guard_intervention() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest intervention := NEW;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'intervention % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF num_nonnulls(NEW.ended_at, NEW.paused_at) > 0 OR NEW.paused_ms <> 0 THEN
      RAISE EXCEPTION 'intervention % begins with its clock running', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  rest.paused_at := OLD.paused_at;
  rest.paused_ms := OLD.paused_ms;
  rest.ended_at := OLD.ended_at;
  rest.ended_by := OLD.ended_by;
  rest.version := OLD.version;
  IF OLD.ended_at IS NOT NULL OR rest IS DISTINCT FROM OLD OR NEW.paused_ms < OLD.paused_ms THEN
    RAISE EXCEPTION 'intervention % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER intervention_life BEFORE INSERT OR UPDATE OR DELETE ON intervention FOR EACH ROW EXECUTE FUNCTION guard_intervention();
--> statement-breakpoint
CREATE TRIGGER intervention_kept BEFORE TRUNCATE ON intervention FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON speakers_list, floor_request, intervention TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (closed_at, statement_minutes, point_of_order_minutes, reply_minutes, version) ON speakers_list TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (position, ended_as, ended_at, ended_by) ON floor_request TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (paused_at, paused_ms, ended_at, ended_by, version) ON intervention TO plenary_app;
