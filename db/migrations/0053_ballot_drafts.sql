CREATE TABLE "ballot_draft" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"procedure" text,
	"rules_id" uuid,
	"opens_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"created_by" uuid,
	CONSTRAINT "ballot_draft_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "ballot_draft_procedure" CHECK ("ballot_draft"."procedure" in ('vote', 'silence')),
	CONSTRAINT "ballot_draft_version" CHECK ("ballot_draft"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "ballot_draft" ADD CONSTRAINT "ballot_draft_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_draft" ADD CONSTRAINT "ballot_draft_outcome" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_draft" ADD CONSTRAINT "ballot_draft_rules" FOREIGN KEY ("conference_id","rules_id") REFERENCES "public"."rules_profile"("conference_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint

GRANT SELECT, INSERT, DELETE ON ballot_draft TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (outcome_id, procedure, rules_id, opens_at, closes_at, version) ON ballot_draft TO plenary_app;
