CREATE TABLE "account_address" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"email" text NOT NULL,
	"former" text,
	"offered_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "account_address_email" CHECK (length(btrim("account_address"."email")) > 0 and length("account_address"."email") <= 254),
	CONSTRAINT "account_address_bounds" CHECK (length("account_address"."former") <= 254),
	CONSTRAINT "account_address_lower" CHECK ("account_address"."email" = lower("account_address"."email")),
	CONSTRAINT "account_address_confirmed" CHECK ("account_address"."confirmed_at" >= "account_address"."offered_at"),
	CONSTRAINT "account_address_withdrawn" CHECK ("account_address"."withdrawn_at" >= "account_address"."offered_at"),
	CONSTRAINT "account_address_end" CHECK (num_nonnulls("account_address"."confirmed_at", "account_address"."withdrawn_at") <= 1),
	CONSTRAINT "account_address_former" CHECK (("account_address"."former" is null) = ("account_address"."confirmed_at" is null))
);
--> statement-breakpoint
ALTER TABLE "account_address" ADD CONSTRAINT "account_address_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_address_open" ON "account_address" USING btree ("account_id") WHERE "account_address"."confirmed_at" is null and "account_address"."withdrawn_at" is null;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (former, confirmed_at, withdrawn_at) ON account_address TO plenary_app;
--> statement-breakpoint
CREATE TRIGGER account_address_confirmed BEFORE UPDATE ON account_address FOR EACH ROW EXECUTE FUNCTION guard_over('confirmed_at');
--> statement-breakpoint
CREATE TRIGGER account_address_withdrawn BEFORE UPDATE ON account_address FOR EACH ROW EXECUTE FUNCTION guard_over('withdrawn_at');
