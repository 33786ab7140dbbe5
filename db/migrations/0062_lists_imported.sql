CREATE TABLE "sheet_import" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"delegation_id" uuid,
	"file_id" uuid,
	"file_name" text NOT NULL,
	"digest" text NOT NULL,
	"columns" text[],
	"capacity" text NOT NULL,
	"quota" integer NOT NULL,
	"locale" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by" uuid,
	"added" integer,
	"changed" integer,
	"letters" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "sheet_import_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "sheet_import_file_name" CHECK (length(btrim("sheet_import"."file_name")) > 0 and length("sheet_import"."file_name") <= 200),
	CONSTRAINT "sheet_import_kind" CHECK ("sheet_import"."kind" in ('delegations', 'persons')),
	CONSTRAINT "sheet_import_capacity" CHECK ("sheet_import"."capacity" in ('head', 'alternate', 'delegate', 'adviser', 'expert')),
	CONSTRAINT "sheet_import_locale" CHECK ("sheet_import"."locale" in ('en', 'fr', 'es', 'ar')),
	CONSTRAINT "sheet_import_quota" CHECK ("sheet_import"."quota" between 1 and 500),
	CONSTRAINT "sheet_import_digest" CHECK ("sheet_import"."digest" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "sheet_import_columns" CHECK (cardinality("sheet_import"."columns") <= 200),
	CONSTRAINT "sheet_import_column_bounds" CHECK (length("sheet_import"."columns"::text) <= 6000),
	CONSTRAINT "sheet_import_own" CHECK ("sheet_import"."delegation_id" is null or "sheet_import"."kind" = 'persons'),
	CONSTRAINT "sheet_import_confirmed" CHECK (num_nonnulls("sheet_import"."confirmed_at", "sheet_import"."added", "sheet_import"."changed", "sheet_import"."letters") = case when "sheet_import"."file_id" is null then 4 else 0 end),
	CONSTRAINT "sheet_import_confirmed_at" CHECK ("sheet_import"."confirmed_at" >= "sheet_import"."added_at"),
	CONSTRAINT "sheet_import_version" CHECK ("sheet_import"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "file" DROP CONSTRAINT "file_kind";--> statement-breakpoint
ALTER TABLE "sheet_import" ADD CONSTRAINT "sheet_import_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_import" ADD CONSTRAINT "sheet_import_added_by_account_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_import" ADD CONSTRAINT "sheet_import_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_import" ADD CONSTRAINT "sheet_import_file" FOREIGN KEY ("conference_id","file_id") REFERENCES "public"."file"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sheet_import_account" ON "sheet_import" USING btree ("added_by");--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_kind" CHECK ("file"."kind" in ('photo', 'pdf', 'word', 'png', 'jpeg', 'sheet'));--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (file_id, columns, capacity, quota, locale, confirmed_at, confirmed_by, added, changed, letters, version) ON sheet_import TO plenary_app;
--> statement-breakpoint
-- Many links of a chain in their order, each as it is written alone: the guards look at each.
CREATE FUNCTION append_events(links jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  link record;
BEGIN
  FOR link IN SELECT * FROM jsonb_to_recordset(links) AS l("conferenceId" uuid, sequence bigint, at timestamptz, actor text, kind text,
      entity text, "entityId" text, before jsonb, after jsonb, "previousHash" text, hash text) ORDER BY sequence LOOP
    WITH moved AS (UPDATE event_head SET sequence = link.sequence, hash = link.hash
      WHERE conference_id = link."conferenceId" RETURNING sequence)
    INSERT INTO event (conference_id, sequence, at, actor, kind, entity, entity_id, before, after, previous_hash, hash)
      VALUES (link."conferenceId", link.sequence, link.at, link.actor, link.kind, link.entity, link."entityId", link.before,
        link.after, link."previousHash", link.hash);
  END LOOP;
END $$;
