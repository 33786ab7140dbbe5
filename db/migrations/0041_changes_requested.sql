CREATE TABLE "change_request" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"taken_over_at" timestamp (3) with time zone,
	"declined_at" timestamp (3) with time zone,
	"decline_reason" text,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "change_request_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "change_request_reason" CHECK (length(btrim("change_request"."reason")) > 0 and length("change_request"."reason") <= 1000),
	CONSTRAINT "change_request_decline_reason" CHECK (length(btrim("change_request"."decline_reason")) > 0 and length("change_request"."decline_reason") <= 1000),
	CONSTRAINT "change_request_end" CHECK (num_nonnulls("change_request"."taken_over_at", "change_request"."declined_at", "change_request"."withdrawn_at") <= 1),
	CONSTRAINT "change_request_declined_reason" CHECK (("change_request"."declined_at" is null) = ("change_request"."decline_reason" is null)),
	CONSTRAINT "change_request_taken_over" CHECK ("change_request"."taken_over_at" >= "change_request"."requested_at"),
	CONSTRAINT "change_request_declined" CHECK ("change_request"."declined_at" >= "change_request"."requested_at"),
	CONSTRAINT "change_request_withdrawn" CHECK ("change_request"."withdrawn_at" >= "change_request"."requested_at")
);
--> statement-breakpoint
CREATE TABLE "requested_answer" (
	"conference_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"question" text NOT NULL,
	"answer" text,
	CONSTRAINT "requested_answer_conference_id_request_id_question_pk" PRIMARY KEY("conference_id","request_id","question"),
	CONSTRAINT "requested_answer_bounds" CHECK (length("requested_answer"."answer") <= 1000),
	CONSTRAINT "requested_answer_question" CHECK ("requested_answer"."question" in ('givenName', 'familyName', 'badgeName', 'office', 'languages', 'phone', 'dietaryNeeds', 'accessNeeds'))
);
--> statement-breakpoint
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_participant" FOREIGN KEY ("conference_id","participant_id") REFERENCES "public"."participant"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requested_answer" ADD CONSTRAINT "requested_answer_request" FOREIGN KEY ("conference_id","request_id") REFERENCES "public"."change_request"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "change_request_open" ON "change_request" USING btree ("conference_id","participant_id") WHERE "change_request"."taken_over_at" is null and "change_request"."declined_at" is null and "change_request"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "change_request_by_participant" ON "change_request" USING btree ("conference_id","participant_id");
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (taken_over_at, declined_at, decline_reason, withdrawn_at) ON change_request TO plenary_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON requested_answer TO plenary_app;
--> statement-breakpoint
CREATE TRIGGER change_request_taken_over BEFORE UPDATE ON change_request FOR EACH ROW EXECUTE FUNCTION guard_over('taken_over_at');
--> statement-breakpoint
CREATE TRIGGER change_request_declined BEFORE UPDATE ON change_request FOR EACH ROW EXECUTE FUNCTION guard_over('declined_at');
--> statement-breakpoint
CREATE TRIGGER change_request_withdrawn BEFORE UPDATE ON change_request FOR EACH ROW EXECUTE FUNCTION guard_over('withdrawn_at');
