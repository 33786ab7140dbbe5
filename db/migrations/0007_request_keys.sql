CREATE TABLE "request_key" (
	"key" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"adds" text NOT NULL,
	"digest" text NOT NULL,
	"answer" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "request_key_length" CHECK (length(btrim("request_key"."key")) > 0 and length("request_key"."key") <= 160),
	CONSTRAINT "request_key_digest" CHECK ("request_key"."digest" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "room" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "voting_right_suspension" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "delegation" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "focal_point" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "outcome" ADD COLUMN "drafted_from_id" uuid;--> statement-breakpoint
ALTER TABLE "request_key" ADD CONSTRAINT "request_key_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_key_at" ON "request_key" USING btree ("at");--> statement-breakpoint
CREATE INDEX "request_key_account" ON "request_key" USING btree ("account_id");--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_drafted_from" FOREIGN KEY ("conference_id","drafted_from_id") REFERENCES "public"."paragraph"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_one_draft" UNIQUE("conference_id","drafted_from_id");--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_version" CHECK ("role_grant"."version" > 0);--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_version" CHECK ("agenda_item"."version" > 0);--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_version" CHECK ("room"."version" > 0);--> statement-breakpoint
ALTER TABLE "voting_right_suspension" ADD CONSTRAINT "suspension_version" CHECK ("voting_right_suspension"."version" > 0);--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_version" CHECK ("delegation"."version" > 0);--> statement-breakpoint
ALTER TABLE "focal_point" ADD CONSTRAINT "focal_point_version" CHECK ("focal_point"."version" > 0);--> statement-breakpoint

-- A key is written with what it added, and its answer follows in the same transaction; a job forgets it.
GRANT SELECT, INSERT, DELETE, UPDATE (answer) ON request_key TO plenary_app;
