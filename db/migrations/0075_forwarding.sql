CREATE TABLE "forwarding" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"assembly" jsonb,
	"forwarded_on" date,
	"symbol" text,
	"reason" text,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "forwarding_conference_id_outcome_id_number_pk" PRIMARY KEY("conference_id","outcome_id","number"),
	CONSTRAINT "forwarding_number" CHECK ("forwarding"."number" > 0),
	CONSTRAINT "forwarding_assembly_languages" CHECK ("forwarding"."assembly" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "forwarding_assembly_written" CHECK ("forwarding"."assembly" is null or btrim(concat("forwarding"."assembly" ->> 'en', "forwarding"."assembly" ->> 'fr', "forwarding"."assembly" ->> 'es', "forwarding"."assembly" ->> 'ar')) <> ''),
	CONSTRAINT "forwarding_symbol" CHECK (length(btrim("forwarding"."symbol")) > 0 and length("forwarding"."symbol") <= 60),
	CONSTRAINT "forwarding_reason" CHECK (length(btrim("forwarding"."reason")) > 0 and length("forwarding"."reason") <= 1000),
	CONSTRAINT "forwarding_whole" CHECK (num_nulls("forwarding"."assembly", "forwarding"."forwarded_on") in (0, 2) and ("forwarding"."assembly" is not null or "forwarding"."symbol" is null)),
	CONSTRAINT "forwarding_why" CHECK (("forwarding"."number" = 1) = ("forwarding"."reason" is null) and ("forwarding"."number" > 1 or "forwarding"."assembly" is not null))
);
--> statement-breakpoint
ALTER TABLE "forwarding" ADD CONSTRAINT "forwarding_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER forwarding_append_only BEFORE UPDATE OR DELETE ON forwarding
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER forwarding_kept BEFORE TRUNCATE ON forwarding
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON forwarding TO plenary_app;
