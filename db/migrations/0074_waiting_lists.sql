CREATE TABLE "waiting_place" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"capacity" text NOT NULL,
	"number" integer NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"added_by" uuid,
	"offered_at" timestamp (3) with time zone,
	"offer_ends_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"outcome" text,
	"participant_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "waiting_place_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "waiting_place_order" UNIQUE("conference_id","delegation_id","number"),
	CONSTRAINT "waiting_place_seated_once" UNIQUE("conference_id","participant_id"),
	CONSTRAINT "waiting_place_capacity" CHECK ("waiting_place"."capacity" in ('head', 'alternate', 'delegate', 'adviser', 'expert')),
	CONSTRAINT "waiting_place_no_head" CHECK ("waiting_place"."capacity" <> 'head'),
	CONSTRAINT "waiting_place_number" CHECK ("waiting_place"."number" > 0),
	CONSTRAINT "waiting_place_version" CHECK ("waiting_place"."version" > 0),
	CONSTRAINT "waiting_place_outcome" CHECK ("waiting_place"."outcome" in ('seated', 'declined', 'lapsed', 'removed')),
	CONSTRAINT "waiting_place_offered" CHECK ("waiting_place"."offered_at" >= "waiting_place"."added_at"),
	CONSTRAINT "waiting_place_offer_ends" CHECK ("waiting_place"."offer_ends_at" >= "waiting_place"."offered_at"),
	CONSTRAINT "waiting_place_ended" CHECK ("waiting_place"."ended_at" >= "waiting_place"."added_at"),
	CONSTRAINT "waiting_place_offer" CHECK (("waiting_place"."offered_at" is null) = ("waiting_place"."offer_ends_at" is null)),
	CONSTRAINT "waiting_place_end" CHECK (("waiting_place"."ended_at" is null) = ("waiting_place"."outcome" is null)),
	CONSTRAINT "waiting_place_seat_of_offer" CHECK (("waiting_place"."participant_id" is not null) = ("waiting_place"."outcome" is not distinct from 'seated')),
	CONSTRAINT "waiting_place_answered" CHECK ("waiting_place"."offered_at" is not null or "waiting_place"."outcome" is null or "waiting_place"."outcome" in ('declined', 'removed'))
);
--> statement-breakpoint
ALTER TABLE "waiting_place" ADD CONSTRAINT "waiting_place_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_place" ADD CONSTRAINT "waiting_place_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_place" ADD CONSTRAINT "waiting_place_seat" FOREIGN KEY ("conference_id","participant_id") REFERENCES "public"."participant"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_place_open" ON "waiting_place" USING btree ("conference_id","account_id") WHERE "waiting_place"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "waiting_place_account" ON "waiting_place" USING btree ("account_id");--> statement-breakpoint
GRANT SELECT, INSERT ON waiting_place TO plenary_app;--> statement-breakpoint
GRANT UPDATE (offered_at, offer_ends_at, ended_at, outcome, participant_id, version) ON waiting_place TO plenary_app;
