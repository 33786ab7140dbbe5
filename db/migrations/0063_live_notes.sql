CREATE TABLE "live_notes" (
	"conference_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"state" "bytea" NOT NULL,
	"written" integer DEFAULT 0 NOT NULL,
	"settled" integer DEFAULT 0 NOT NULL,
	"merged" integer DEFAULT 0 NOT NULL,
	"paragraphs" integer NOT NULL,
	"bytes" integer NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "live_notes_conference_id_session_id_pk" PRIMARY KEY("conference_id","session_id"),
	CONSTRAINT "live_notes_order" CHECK ("live_notes"."merged" between 0 and "live_notes"."settled" and "live_notes"."settled" <= "live_notes"."written"),
	CONSTRAINT "live_notes_paragraphs" CHECK ("live_notes"."paragraphs" between 0 and 500),
	CONSTRAINT "live_notes_bytes" CHECK ("live_notes"."bytes" between 0 and 8388608)
);
--> statement-breakpoint
CREATE TABLE "live_update" (
	"conference_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"update" "bytea" NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"written_by" uuid,
	CONSTRAINT "live_update_conference_id_session_id_sequence_pk" PRIMARY KEY("conference_id","session_id","sequence"),
	CONSTRAINT "live_update_sequence" CHECK ("live_update"."sequence" > 0),
	CONSTRAINT "live_update_size" CHECK (octet_length("live_update"."update") between 1 and 524288)
);
--> statement-breakpoint
ALTER TABLE "live_notes" ADD CONSTRAINT "live_notes_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_update" ADD CONSTRAINT "live_update_of" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."live_notes"("conference_id","session_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_notes_unsettled" ON "live_notes" USING btree ("conference_id","session_id") WHERE "live_notes"."settled" < "live_notes"."written";
--> statement-breakpoint

-- An update stays as it came in, and goes only when the state of its document has it.
CREATE FUNCTION guard_live_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND (resetting_sample(OLD.conference_id) OR EXISTS (SELECT FROM live_notes n
      WHERE n.conference_id = OLD.conference_id AND n.session_id = OLD.session_id AND n.merged >= OLD.sequence)) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'update % of session % is kept', OLD.sequence, OLD.session_id USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER live_update_life BEFORE UPDATE OR DELETE ON live_update FOR EACH ROW EXECUTE FUNCTION guard_live_update();
--> statement-breakpoint
GRANT SELECT, INSERT ON live_notes, live_update TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (state, written, settled, merged, paragraphs, bytes) ON live_notes TO plenary_app;
--> statement-breakpoint
GRANT DELETE ON live_update TO plenary_app;
