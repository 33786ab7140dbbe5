CREATE TABLE "final_report" (
	"conference_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"language" text NOT NULL,
	"file_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"data" jsonb NOT NULL,
	"data_digest" text NOT NULL,
	"drawn_with" text NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"made_by" uuid,
	CONSTRAINT "final_report_conference_id_number_language_pk" PRIMARY KEY("conference_id","number","language"),
	CONSTRAINT "final_report_once" UNIQUE("conference_id","file_id"),
	CONSTRAINT "final_report_number" CHECK ("final_report"."number" > 0),
	CONSTRAINT "final_report_language" CHECK ("final_report"."language" in ('en', 'fr', 'es', 'ar')),
	CONSTRAINT "final_report_data" CHECK (jsonb_typeof("final_report"."data") = 'object'),
	CONSTRAINT "final_report_digests" CHECK ("final_report"."digest" ~ '^[0-9a-f]{64}$' and "final_report"."data_digest" ~ '^[0-9a-f]{64}$' and "final_report"."drawn_with" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "final_report" ADD CONSTRAINT "final_report_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_report" ADD CONSTRAINT "final_report_bytes" FOREIGN KEY ("conference_id","file_id") REFERENCES "public"."file"("conference_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint

-- An edition is made at the moment that it says, of a conference that is closed, and follows the one before it.
CREATE FUNCTION guard_final_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.made_at)
     OR NOT EXISTS (SELECT FROM conference c WHERE c.id = NEW.conference_id AND c.closed_at IS NOT NULL)
     OR EXISTS (SELECT FROM final_report r WHERE r.conference_id = NEW.conference_id
       AND (r.number > NEW.number OR (r.number = NEW.number AND r.made_at <> NEW.made_at)))
     OR (NEW.number > 1 AND NOT EXISTS (SELECT FROM final_report r WHERE r.conference_id = NEW.conference_id
       AND r.number = NEW.number - 1)) THEN
    RAISE EXCEPTION 'edition % of the final report is not made so', NEW.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER final_report_in_turn BEFORE INSERT ON final_report FOR EACH ROW EXECUTE FUNCTION guard_final_report();
--> statement-breakpoint
CREATE TRIGGER final_report_append_only BEFORE UPDATE OR DELETE ON final_report
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER final_report_kept BEFORE TRUNCATE ON final_report
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON final_report TO plenary_app;
