CREATE TABLE "kept_reason" (
	"conference_id" uuid NOT NULL,
	"ballot_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"sealed" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "kept_reason_conference_id_ballot_id_account_id_pk" PRIMARY KEY("conference_id","ballot_id","account_id"),
	CONSTRAINT "kept_reason_sealed" CHECK (length(btrim("kept_reason"."sealed")) > 0 and length("kept_reason"."sealed") <= 8100)
);
--> statement-breakpoint
ALTER TABLE "kept_reason" ADD CONSTRAINT "kept_reason_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_reason" ADD CONSTRAINT "kept_reason_ballot" FOREIGN KEY ("conference_id","ballot_id") REFERENCES "public"."ballot"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_reason" ADD CONSTRAINT "kept_reason_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_reason_at" ON "kept_reason" USING btree ("at");--> statement-breakpoint
CREATE INDEX "kept_reason_account" ON "kept_reason" USING btree ("account_id");--> statement-breakpoint

-- A head may type another reason before checking it; the break, the result or a job forgets it.
GRANT SELECT, INSERT, DELETE, UPDATE (at, delegation_id, key, sealed) ON kept_reason TO plenary_app;
