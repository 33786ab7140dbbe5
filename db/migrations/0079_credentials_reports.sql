CREATE TABLE "credentials_report" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"delegations" integer NOT NULL,
	"remarks" jsonb,
	"issued_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"issued_by" uuid,
	CONSTRAINT "credentials_report_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "credentials_report_number" UNIQUE("conference_id","number"),
	CONSTRAINT "credentials_report_number_range" CHECK ("credentials_report"."number" > 0),
	CONSTRAINT "credentials_report_delegations" CHECK ("credentials_report"."delegations" > 0),
	CONSTRAINT "credentials_report_remarks_languages" CHECK ("credentials_report"."remarks" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "credentials_report_remarks_written" CHECK ("credentials_report"."remarks" is null or btrim(concat("credentials_report"."remarks" ->> 'en', "credentials_report"."remarks" ->> 'fr', "credentials_report"."remarks" ->> 'es', "credentials_report"."remarks" ->> 'ar')) <> '')
);
--> statement-breakpoint
CREATE TABLE "credentials_report_act" (
	"conference_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"session_id" uuid,
	"remarks" jsonb,
	"reason" text,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "credentials_report_act_conference_id_report_id_number_pk" PRIMARY KEY("conference_id","report_id","number"),
	CONSTRAINT "credentials_report_act_number" CHECK ("credentials_report_act"."number" > 0),
	CONSTRAINT "credentials_report_act_kind" CHECK ("credentials_report_act"."kind" in ('withdrawn', 'adopted', 'adoptionWithdrawn')),
	CONSTRAINT "credentials_report_act_remarks_languages" CHECK ("credentials_report_act"."remarks" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "credentials_report_act_remarks_written" CHECK ("credentials_report_act"."remarks" is null or btrim(concat("credentials_report_act"."remarks" ->> 'en', "credentials_report_act"."remarks" ->> 'fr', "credentials_report_act"."remarks" ->> 'es', "credentials_report_act"."remarks" ->> 'ar')) <> ''),
	CONSTRAINT "credentials_report_act_reason" CHECK (length(btrim("credentials_report_act"."reason")) > 0 and length("credentials_report_act"."reason") <= 1000),
	CONSTRAINT "credentials_report_act_whole" CHECK (("credentials_report_act"."kind" = 'adopted') = ("credentials_report_act"."session_id" is not null) and ("credentials_report_act"."kind" = 'adopted') = ("credentials_report_act"."reason" is null)
        and ("credentials_report_act"."kind" = 'adopted' or "credentials_report_act"."remarks" is null))
);
--> statement-breakpoint
CREATE TABLE "reported_credentials" (
	"conference_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"country_code" char(2),
	"organization" text,
	"status" text NOT NULL,
	CONSTRAINT "reported_credentials_conference_id_report_id_delegation_id_pk" PRIMARY KEY("conference_id","report_id","delegation_id"),
	CONSTRAINT "reported_credentials_kind" CHECK ("reported_credentials"."kind" in ('memberInRegion', 'memberOutOfRegion', 'observer', 'guest', 'host', 'secretariat')),
	CONSTRAINT "reported_credentials_status" CHECK ("reported_credentials"."status" in ('awaited', 'submitted', 'provisional', 'accepted', 'rejected')),
	CONSTRAINT "reported_credentials_organization" CHECK (length(btrim("reported_credentials"."organization")) > 0 and length("reported_credentials"."organization") <= 160),
	CONSTRAINT "reported_credentials_sender" CHECK (("reported_credentials"."country_code" is null) <> ("reported_credentials"."organization" is null)),
	CONSTRAINT "reported_credentials_country" CHECK ("reported_credentials"."country_code" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
ALTER TABLE "credentials_report" ADD CONSTRAINT "credentials_report_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials_report_act" ADD CONSTRAINT "credentials_report_act_of" FOREIGN KEY ("conference_id","report_id") REFERENCES "public"."credentials_report"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials_report_act" ADD CONSTRAINT "credentials_report_act_in" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_credentials" ADD CONSTRAINT "reported_credentials_in" FOREIGN KEY ("conference_id","report_id") REFERENCES "public"."credentials_report"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_credentials" ADD CONSTRAINT "reported_credentials_of" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER credentials_report_append_only BEFORE UPDATE OR DELETE ON credentials_report
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER credentials_report_kept BEFORE TRUNCATE ON credentials_report
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER reported_credentials_append_only BEFORE UPDATE OR DELETE ON reported_credentials
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER reported_credentials_kept BEFORE TRUNCATE ON reported_credentials
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER credentials_report_act_append_only BEFORE UPDATE OR DELETE ON credentials_report_act
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER credentials_report_act_kept BEFORE TRUNCATE ON credentials_report_act
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON credentials_report, reported_credentials, credentials_report_act TO plenary_app;
--> statement-breakpoint
-- A report names as many delegations as it was issued with, and none later.
CREATE FUNCTION guard_reported_credentials() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM reported_credentials c WHERE c.conference_id = NEW.conference_id AND c.report_id = NEW.report_id)
     >= (SELECT r.delegations FROM credentials_report r WHERE r.conference_id = NEW.conference_id AND r.id = NEW.report_id) THEN
    RAISE EXCEPTION 'report % on credentials never changes', NEW.report_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reported_credentials_frozen BEFORE INSERT ON reported_credentials
  FOR EACH ROW EXECUTE FUNCTION guard_reported_credentials();
