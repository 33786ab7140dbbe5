CREATE TABLE "badge" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"issued_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"issued_by" uuid,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" uuid,
	"revoked_for" text,
	CONSTRAINT "badge_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "badge_number" UNIQUE("conference_id","participant_id","number"),
	CONSTRAINT "badge_number_positive" CHECK ("badge"."number" > 0),
	CONSTRAINT "badge_revoked_for" CHECK ("badge"."revoked_for" in ('lost', 'damaged', 'outdated')),
	CONSTRAINT "badge_revocation" CHECK (("badge"."revoked_at" is null) = ("badge"."revoked_for" is null)),
	CONSTRAINT "badge_revoked" CHECK ("badge"."revoked_at" >= "badge"."issued_at")
);
--> statement-breakpoint
ALTER TABLE "badge" ADD CONSTRAINT "badge_participant" FOREIGN KEY ("conference_id","participant_id") REFERENCES "public"."participant"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "badge_current" ON "badge" USING btree ("conference_id","participant_id") WHERE "badge"."revoked_at" is null;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (revoked_at, revoked_by, revoked_for) ON badge TO plenary_app;
--> statement-breakpoint
CREATE TRIGGER badge_revoked BEFORE UPDATE ON badge FOR EACH ROW EXECUTE FUNCTION guard_over('revoked_at');
