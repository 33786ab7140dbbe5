CREATE TABLE "check_in" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"checked_in_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"checked_in_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	CONSTRAINT "check_in_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "check_in_withdrawn" CHECK ("check_in"."withdrawn_at" >= "check_in"."checked_in_at")
);
--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_participant" FOREIGN KEY ("conference_id","participant_id") REFERENCES "public"."participant"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "check_in_current" ON "check_in" USING btree ("conference_id","participant_id") WHERE "check_in"."withdrawn_at" is null;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON check_in TO plenary_app;
--> statement-breakpoint
CREATE TRIGGER check_in_withdrawn BEFORE UPDATE ON check_in FOR EACH ROW EXECUTE FUNCTION guard_over('withdrawn_at');
