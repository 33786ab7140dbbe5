CREATE TABLE "debate" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"tabled_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"tabled_by" uuid,
	"tabled_as" text NOT NULL,
	"sponsor_id" uuid,
	"language" text NOT NULL,
	"majority" text,
	"paragraphs" jsonb NOT NULL,
	CONSTRAINT "debate_conference_id_outcome_id_pk" PRIMARY KEY("conference_id","outcome_id"),
	CONSTRAINT "debate_tabled_as" CHECK ("debate"."tabled_as" in ('chair', 'rapporteur', 'organizer')),
	CONSTRAINT "debate_language" CHECK ("debate"."language" in ('en', 'fr', 'es', 'ar')),
	CONSTRAINT "debate_majority" CHECK ("debate"."majority" in ('simple', 'twoThirds', 'absoluteOfMembers', 'twoThirdsOfMembers')),
	CONSTRAINT "debate_paragraphs" CHECK (jsonb_typeof("debate"."paragraphs") = 'array' and jsonb_array_length("debate"."paragraphs") > 0)
);
--> statement-breakpoint
CREATE TABLE "debate_event" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"event" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"by" uuid,
	"office" text NOT NULL,
	"in_favour" integer,
	"against" integer,
	"abstaining" integer,
	CONSTRAINT "debate_event_conference_id_outcome_id_sequence_pk" PRIMARY KEY("conference_id","outcome_id","sequence"),
	CONSTRAINT "debate_event_sequence" CHECK ("debate_event"."sequence" > 0),
	CONSTRAINT "debate_event_office" CHECK ("debate_event"."office" in ('delegation', 'chair', 'rapporteur', 'organizer')),
	CONSTRAINT "debate_event_kind" CHECK (jsonb_typeof("debate_event"."event" -> 'kind') = 'string'),
	CONSTRAINT "debate_event_counts" CHECK (num_nonnulls("debate_event"."in_favour", "debate_event"."against", "debate_event"."abstaining") in (0, 3)
        and least("debate_event"."in_favour", "debate_event"."against", "debate_event"."abstaining") >= 0)
);
--> statement-breakpoint
ALTER TABLE "debate" ADD CONSTRAINT "debate_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debate" ADD CONSTRAINT "debate_sponsor" FOREIGN KEY ("conference_id","sponsor_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debate_event" ADD CONSTRAINT "debate_event_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."debate"("conference_id","outcome_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint

-- A text is tabled, and debated, while it is a draft: the check waits for whoever decides it. An event follows the last one.
CREATE FUNCTION guard_debate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_draft(NEW.conference_id, NEW.outcome_id) THEN
    RAISE EXCEPTION 'outcome % is no draft', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION guard_debate_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_draft(NEW.conference_id, NEW.outcome_id) THEN
    RAISE EXCEPTION 'outcome % is no draft', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.sequence <> 1 + coalesce((SELECT max(e.sequence) FROM debate_event e
      WHERE e.conference_id = NEW.conference_id AND e.outcome_id = NEW.outcome_id), 0) THEN
    RAISE EXCEPTION 'event % does not follow the last one of the debate on %', NEW.sequence, NEW.outcome_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER debate_of_draft BEFORE INSERT ON debate FOR EACH ROW EXECUTE FUNCTION guard_debate();
--> statement-breakpoint
CREATE TRIGGER debate_event_in_turn BEFORE INSERT ON debate_event FOR EACH ROW EXECUTE FUNCTION guard_debate_event();
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY array['debate', 'debate_event'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_kept', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT ON debate, debate_event TO plenary_app;
