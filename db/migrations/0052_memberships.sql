CREATE TABLE "country_name" (
	"country_code" char(2) NOT NULL,
	"version" integer NOT NULL,
	"short" jsonb NOT NULL,
	"formal" jsonb NOT NULL,
	"sort_key" jsonb NOT NULL,
	"set_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"set_by" uuid,
	CONSTRAINT "country_name_country_code_version_pk" PRIMARY KEY("country_code","version"),
	CONSTRAINT "country_name_code_form" CHECK ("country_name"."country_code" ~ '^[A-Z]{2}$'),
	CONSTRAINT "country_name_version" CHECK ("country_name"."version" > 0),
	CONSTRAINT "country_name_short_languages" CHECK ("country_name"."short" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "country_name_formal_languages" CHECK ("country_name"."formal" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "country_name_sort_key_languages" CHECK ("country_name"."sort_key" ?& array['en', 'fr', 'es', 'ar'])
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"country_code" char(2) NOT NULL,
	"region" text,
	"since" date,
	"until" date,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "membership_code_form" CHECK ("membership"."country_code" ~ '^[A-Z]{2}$'),
	CONSTRAINT "membership_region" CHECK ("membership"."region" in ('africa', 'americas', 'asia', 'europe', 'middleEast', 'oceania')),
	CONSTRAINT "membership_days" CHECK ("membership"."until" >= "membership"."since"),
	CONSTRAINT "membership_reason_length" CHECK (length(btrim("membership"."reason")) > 0 and length("membership"."reason") <= 1000),
	CONSTRAINT "membership_version" CHECK ("membership"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE membership ADD CONSTRAINT membership_once
  EXCLUDE USING gist (country_code WITH =, daterange(since, until, '[]') WITH &&);
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON membership TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (region, since, until, reason, version) ON membership TO plenary_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON country_name TO plenary_app;
--> statement-breakpoint
-- The database says when, so that no name is set for a day that is over.
CREATE FUNCTION set_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.set_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER country_name_set_now BEFORE INSERT ON country_name FOR EACH ROW EXECUTE FUNCTION set_now();
--> statement-breakpoint
-- What was declared bears the names of its day, so those stay.
CREATE FUNCTION guard_country_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'country_name is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER country_name_append_only BEFORE UPDATE OR DELETE ON country_name FOR EACH ROW EXECUTE FUNCTION guard_country_name();
--> statement-breakpoint
CREATE TRIGGER country_name_kept BEFORE TRUNCATE ON country_name FOR EACH STATEMENT EXECUTE FUNCTION guard_country_name();
