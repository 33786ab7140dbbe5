CREATE TABLE "convening_letter" (
	"conference_id" uuid PRIMARY KEY NOT NULL,
	"letterhead" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"signed_at" jsonb NOT NULL,
	"signer" text NOT NULL,
	"signer_office" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "convening_letter_letterhead_languages" CHECK ("convening_letter"."letterhead" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "convening_letter_letterhead_written" CHECK (btrim(concat("convening_letter"."letterhead" ->> 'en', "convening_letter"."letterhead" ->> 'fr', "convening_letter"."letterhead" ->> 'es', "convening_letter"."letterhead" ->> 'ar')) <> ''),
	CONSTRAINT "convening_letter_body_languages" CHECK ("convening_letter"."body" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "convening_letter_body_written" CHECK (btrim(concat("convening_letter"."body" ->> 'en', "convening_letter"."body" ->> 'fr', "convening_letter"."body" ->> 'es', "convening_letter"."body" ->> 'ar')) <> ''),
	CONSTRAINT "convening_letter_place_languages" CHECK ("convening_letter"."signed_at" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "convening_letter_place_written" CHECK (btrim(concat("convening_letter"."signed_at" ->> 'en', "convening_letter"."signed_at" ->> 'fr', "convening_letter"."signed_at" ->> 'es', "convening_letter"."signed_at" ->> 'ar')) <> ''),
	CONSTRAINT "convening_letter_office_languages" CHECK ("convening_letter"."signer_office" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "convening_letter_office_written" CHECK (btrim(concat("convening_letter"."signer_office" ->> 'en', "convening_letter"."signer_office" ->> 'fr', "convening_letter"."signer_office" ->> 'es', "convening_letter"."signer_office" ->> 'ar')) <> ''),
	CONSTRAINT "convening_letter_signer" CHECK (length(btrim("convening_letter"."signer")) > 0 and length("convening_letter"."signer") <= 200),
	CONSTRAINT "convening_letter_version" CHECK ("convening_letter"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "sent_letter" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"language" text NOT NULL,
	"data" jsonb NOT NULL,
	"mail" uuid NOT NULL,
	"sent_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"sent_by" uuid,
	CONSTRAINT "sent_letter_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "sent_letter_language" CHECK ("sent_letter"."language" in ('en', 'fr', 'es', 'ar')),
	CONSTRAINT "sent_letter_data" CHECK (jsonb_typeof("sent_letter"."data") = 'object')
);
--> statement-breakpoint
ALTER TABLE "convening_letter" ADD CONSTRAINT "convening_letter_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sent_letter" ADD CONSTRAINT "sent_letter_to" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sent_letter_by_delegation" ON "sent_letter" USING btree ("conference_id","delegation_id");
--> statement-breakpoint
CREATE TRIGGER sent_letter_append_only BEFORE UPDATE OR DELETE ON sent_letter
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER sent_letter_kept BEFORE TRUNCATE ON sent_letter
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON convening_letter, sent_letter TO plenary_app;--> statement-breakpoint
GRANT UPDATE (letterhead, body, signed_at, signer, signer_office, version) ON convening_letter TO plenary_app;
