CREATE TABLE "address_offer" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"hand" text NOT NULL,
	"offered_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"offered_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "address_offer_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "address_offer_reason" CHECK (length(btrim("address_offer"."reason")) > 0 and length("address_offer"."reason") <= 1000),
	CONSTRAINT "address_offer_hand" CHECK ("address_offer"."hand" in ('secretariat', 'focalPoint')),
	CONSTRAINT "address_offer_confirmed" CHECK ("address_offer"."confirmed_at" >= "address_offer"."offered_at"),
	CONSTRAINT "address_offer_withdrawn" CHECK ("address_offer"."withdrawn_at" >= "address_offer"."offered_at"),
	CONSTRAINT "address_offer_end" CHECK (num_nonnulls("address_offer"."confirmed_at", "address_offer"."withdrawn_at") <= 1)
);
--> statement-breakpoint
CREATE TABLE "person_change" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"field" text NOT NULL,
	"before" text,
	"after" text,
	"reason" text NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"changed_by" uuid,
	"hand" text NOT NULL,
	CONSTRAINT "person_change_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "person_change_bounds" CHECK (length("person_change"."before") <= 1000 and length("person_change"."after") <= 1000),
	CONSTRAINT "person_change_reason" CHECK (length(btrim("person_change"."reason")) > 0 and length("person_change"."reason") <= 1000),
	CONSTRAINT "person_change_field" CHECK ("person_change"."field" in ('name', 'capacity', 'email', 'givenName', 'familyName', 'badgeName', 'office', 'languages', 'phone', 'dietaryNeeds', 'accessNeeds')),
	CONSTRAINT "person_change_hand" CHECK ("person_change"."hand" in ('secretariat', 'focalPoint')),
	CONSTRAINT "person_change_is_one" CHECK ("person_change"."before" is distinct from "person_change"."after")
);
--> statement-breakpoint
ALTER TABLE "delegation" DROP CONSTRAINT "delegation_bounds";--> statement-breakpoint
ALTER TABLE "delegation" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delegation" ADD COLUMN "withdrawn_by" uuid;--> statement-breakpoint
ALTER TABLE "delegation" ADD COLUMN "withdrawal_reason" text;--> statement-breakpoint
ALTER TABLE "participant" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "address_offer" ADD CONSTRAINT "address_offer_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_offer" ADD CONSTRAINT "address_offer_participant" FOREIGN KEY ("conference_id","participant_id") REFERENCES "public"."participant"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_change" ADD CONSTRAINT "person_change_participant" FOREIGN KEY ("conference_id","participant_id") REFERENCES "public"."participant"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "address_offer_open" ON "address_offer" USING btree ("conference_id","participant_id") WHERE "address_offer"."confirmed_at" is null and "address_offer"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "address_offer_account" ON "address_offer" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "person_change_by_participant" ON "person_change" USING btree ("conference_id","participant_id");--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_withdrawn" CHECK ("delegation"."withdrawn_at" >= "delegation"."created_at");--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_withdrawal" CHECK (("delegation"."withdrawn_at" is null) = ("delegation"."withdrawal_reason" is null));--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_bounds" CHECK (length("delegation"."organization") <= 160 and length("delegation"."credentials_reason") <= 1000 and length("delegation"."withdrawal_reason") <= 1000);--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_name_length" CHECK (length(btrim("participant"."name")) > 0 and length("participant"."name") <= 200);
--> statement-breakpoint
GRANT SELECT, INSERT ON person_change TO plenary_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (confirmed_at, withdrawn_at) ON address_offer TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (account_id, name) ON participant TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (kind, organization, withdrawn_at, withdrawn_by, withdrawal_reason) ON delegation TO plenary_app;
--> statement-breakpoint
CREATE TRIGGER address_offer_confirmed BEFORE UPDATE ON address_offer FOR EACH ROW EXECUTE FUNCTION guard_over('confirmed_at');
--> statement-breakpoint
CREATE TRIGGER address_offer_withdrawn BEFORE UPDATE ON address_offer FOR EACH ROW EXECUTE FUNCTION guard_over('withdrawn_at');
--> statement-breakpoint
-- What sits in a delegation that is withdrawn entitles to nothing: whoever acts by it is waited for, and read again.
CREATE FUNCTION change_standing_of_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  who uuid;
BEGIN
  PERFORM require_hold('changes');
  FOR who IN
    SELECT p.account_id FROM participant p WHERE p.conference_id = OLD.conference_id AND p.delegation_id = OLD.id
      AND p.withdrawn_at IS NULL
    UNION
    SELECT f.account_id FROM focal_point f WHERE f.conference_id = OLD.conference_id AND f.delegation_id = OLD.id
      AND f.withdrawn_at IS NULL
    ORDER BY 1
  LOOP
    PERFORM pg_advisory_xact_lock(1886152050, standing_lock(who));
    UPDATE account SET standing = standing + 1 WHERE id = who;
  END LOOP;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER delegation_withdrawn BEFORE UPDATE ON delegation FOR EACH ROW
  WHEN (OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at) EXECUTE FUNCTION change_standing_of_delegation();
