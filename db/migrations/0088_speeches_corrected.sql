CREATE TABLE "intervention_correction" (
	"conference_id" uuid NOT NULL,
	"intervention_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"standing" text NOT NULL,
	"delegation_id" uuid NOT NULL,
	"speaker" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "intervention_correction_conference_id_intervention_id_number_pk" PRIMARY KEY("conference_id","intervention_id","number"),
	CONSTRAINT "intervention_correction_standing" CHECK ("intervention_correction"."standing" in ('given', 'notGiven')),
	CONSTRAINT "intervention_correction_number" CHECK ("intervention_correction"."number" > 0),
	CONSTRAINT "intervention_correction_speaker" CHECK (length(btrim("intervention_correction"."speaker")) > 0 and length("intervention_correction"."speaker") <= 200),
	CONSTRAINT "intervention_correction_reason" CHECK (length(btrim("intervention_correction"."reason")) > 0 and length("intervention_correction"."reason") <= 1000),
	CONSTRAINT "intervention_correction_times" CHECK ("intervention_correction"."ended_at" >= "intervention_correction"."started_at"),
	CONSTRAINT "intervention_correction_past" CHECK ("intervention_correction"."recorded_at" >= "intervention_correction"."ended_at")
);
--> statement-breakpoint
ALTER TABLE "intervention_correction" ADD CONSTRAINT "intervention_correction_of" FOREIGN KEY ("conference_id","intervention_id") REFERENCES "public"."intervention"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intervention_correction" ADD CONSTRAINT "intervention_correction_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint

-- What stands beside a speech that has ended is numbered one after the other and recorded at its moment. Of two corrections at once
-- the second finds its number taken.
CREATE FUNCTION guard_intervention_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.recorded_at)
     OR NOT EXISTS (SELECT FROM intervention i WHERE i.conference_id = NEW.conference_id AND i.id = NEW.intervention_id
       AND i.ended_at IS NOT NULL)
     OR NEW.number <> 1 + (SELECT count(*) FROM intervention_correction c
       WHERE c.conference_id = NEW.conference_id AND c.intervention_id = NEW.intervention_id) THEN
    RAISE EXCEPTION 'intervention % is not corrected so', NEW.intervention_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER intervention_correction_in_time BEFORE INSERT ON intervention_correction
  FOR EACH ROW EXECUTE FUNCTION guard_intervention_correction();
--> statement-breakpoint
CREATE TRIGGER intervention_correction_append_only BEFORE UPDATE OR DELETE ON intervention_correction
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER intervention_correction_kept BEFORE TRUNCATE ON intervention_correction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON intervention_correction TO plenary_app;
