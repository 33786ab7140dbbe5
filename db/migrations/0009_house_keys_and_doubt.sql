CREATE TABLE "ballot_finding" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ballot_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "ballot_finding_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "ballot_finding_key" UNIQUE("conference_id","ballot_id","key"),
	CONSTRAINT "ballot_finding_text" CHECK (length(btrim("ballot_finding"."text")) > 0 and length("ballot_finding"."text") <= 4000)
);
--> statement-breakpoint
CREATE TABLE "signing_key" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"place" integer NOT NULL,
	"public_key" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"endorsement" text,
	"reason" text,
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"recorded_by" text NOT NULL,
	CONSTRAINT "signing_key_place" UNIQUE("place"),
	CONSTRAINT "signing_key_place_range" CHECK ("signing_key"."place" > 0),
	CONSTRAINT "signing_key_fingerprint" CHECK ("signing_key"."fingerprint" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "signing_key_until" CHECK ("signing_key"."until" >= "signing_key"."since")
);
--> statement-breakpoint
-- A ballot of before keeps the format in which it was opened, and with it everything that was hashed and signed.
ALTER TABLE "ballot" ADD COLUMN "format" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot" ALTER COLUMN "format" SET DEFAULT 2;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "doubted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "looked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "doubt" jsonb;--> statement-breakpoint
ALTER TABLE "silence_break" ADD COLUMN "sequence" integer;--> statement-breakpoint
ALTER TABLE "silence_break" ADD COLUMN "key" uuid;--> statement-breakpoint
ALTER TABLE "silence_break" ADD COLUMN "salt" text;--> statement-breakpoint
ALTER TABLE "silence_break" ADD COLUMN "previous_hash" text;--> statement-breakpoint
ALTER TABLE "silence_break" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "silence_break" ADD COLUMN "receipt" text;--> statement-breakpoint
ALTER TABLE "ballot_finding" ADD CONSTRAINT "ballot_finding_ballot" FOREIGN KEY ("conference_id","ballot_id") REFERENCES "public"."ballot"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "signing_key_current" ON "signing_key" USING btree (("until" is null)) WHERE "signing_key"."until" is null;--> statement-breakpoint
ALTER TABLE "silence_break" ADD CONSTRAINT "silence_break_sequence" UNIQUE("conference_id","ballot_id","sequence");--> statement-breakpoint
ALTER TABLE "silence_break" ADD CONSTRAINT "silence_break_key" UNIQUE("conference_id","ballot_id","key");--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_format" CHECK ("ballot"."format" in (1, 2));--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_doubt" CHECK (num_nulls("ballot"."doubted_at", "ballot"."looked_at", "ballot"."doubt") in (0, 3));--> statement-breakpoint
ALTER TABLE "silence_break" ADD CONSTRAINT "silence_break_chained" CHECK (num_nulls("silence_break"."sequence", "silence_break"."key", "silence_break"."salt", "silence_break"."previous_hash", "silence_break"."hash", "silence_break"."receipt") in (0, 6));--> statement-breakpoint
ALTER TABLE "silence_break" ADD CONSTRAINT "silence_break_sequence_range" CHECK ("silence_break"."sequence" > 0);--> statement-breakpoint

-- A key is recorded once; what may be said of it later is that another follows.
CREATE FUNCTION guard_signing_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.until IS NULL AND NEW.until IS NOT NULL
     AND to_jsonb(NEW) - 'until' = to_jsonb(OLD) - 'until' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'signing_key is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER signing_key_append_only BEFORE UPDATE OR DELETE ON signing_key FOR EACH ROW EXECUTE FUNCTION guard_signing_key();
--> statement-breakpoint
CREATE TRIGGER signing_key_kept BEFORE TRUNCATE ON signing_key FOR EACH STATEMENT EXECUTE FUNCTION guard_signing_key();
--> statement-breakpoint
CREATE TRIGGER ballot_finding_append_only BEFORE UPDATE OR DELETE ON ballot_finding FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_finding_kept BEFORE TRUNCATE ON ballot_finding FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- A ballot keeps its format, and who once put it in doubt is not unsaid.
CREATE FUNCTION guard_ballot_doubt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.format <> OLD.format OR (OLD.doubted_at IS NOT NULL AND NEW.doubted_at IS DISTINCT FROM OLD.doubted_at) THEN
    RAISE EXCEPTION 'ballot % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ballot_doubt_kept BEFORE UPDATE OF format, doubted_at ON ballot FOR EACH ROW EXECUTE FUNCTION guard_ballot_doubt();
--> statement-breakpoint
GRANT SELECT, INSERT ON signing_key, ballot_finding TO plenary_app;
