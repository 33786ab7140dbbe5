ALTER TABLE "implementation_report" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "implementation_report" ADD COLUMN "file_digest" text;--> statement-breakpoint
ALTER TABLE "implementation_report" ADD CONSTRAINT "implementation_report_file" FOREIGN KEY ("conference_id","file_id") REFERENCES "public"."file"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "implementation_report_by_file" ON "implementation_report" USING btree ("conference_id","file_id");--> statement-breakpoint
ALTER TABLE "implementation_report" ADD CONSTRAINT "implementation_report_file_digest" CHECK (("implementation_report"."file_id" is null) = ("implementation_report"."file_digest" is null) and "implementation_report"."file_digest" ~ '^[0-9a-f]{64}$');
--> statement-breakpoint
-- A report is made at the moment that it says, behind the one before it, and while the follow-up goes on. The file that it bears is a
-- document that nothing else holds, but for reports of the same country on the same outcome.
CREATE OR REPLACE FUNCTION guard_implementation_report() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF NEW.file_id IS NOT NULL AND (
       EXISTS (SELECT FROM file f WHERE f.conference_id = NEW.conference_id AND f.id = NEW.file_id
         AND f.kind NOT IN ('pdf', 'word', 'png', 'jpeg'))
       OR EXISTS (SELECT FROM document_file d WHERE d.conference_id = NEW.conference_id AND d.file_id = NEW.file_id)
       OR EXISTS (SELECT FROM final_report r WHERE r.conference_id = NEW.conference_id AND r.file_id = NEW.file_id)
       OR EXISTS (SELECT FROM implementation_report i WHERE i.conference_id = NEW.conference_id AND i.file_id = NEW.file_id
         AND (i.outcome_id, i.delegation_id, i.file_digest) IS DISTINCT FROM (NEW.outcome_id, NEW.delegation_id, NEW.file_digest))) THEN
    RAISE EXCEPTION 'outcome % is not reported on with file %', NEW.outcome_id, NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
