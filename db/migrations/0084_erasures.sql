CREATE TABLE "erasure_request" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"reason" text,
	"requested_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"decision" text,
	"decision_reason" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"erase_on" date,
	"erased_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "erasure_request_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "erasure_request_reason" CHECK (length(btrim("erasure_request"."reason")) > 0 and length("erasure_request"."reason") <= 1000),
	CONSTRAINT "erasure_request_decision_reason" CHECK (length(btrim("erasure_request"."decision_reason")) > 0 and length("erasure_request"."decision_reason") <= 1000),
	CONSTRAINT "erasure_request_decision" CHECK ("erasure_request"."decision" in ('erase', 'later', 'refuse')),
	CONSTRAINT "erasure_request_decided" CHECK (num_nonnulls("erasure_request"."decision", "erasure_request"."decision_reason", "erasure_request"."decided_at") in (0, 3)
        and num_nonnulls("erasure_request"."withdrawn_at", "erasure_request"."decided_at") <= 1),
	CONSTRAINT "erasure_request_later" CHECK (("erasure_request"."erase_on" is not null) = ("erasure_request"."decision" is not distinct from 'later')),
	CONSTRAINT "erasure_request_erased" CHECK ("erasure_request"."erased_at" is null or "erasure_request"."decision" is not distinct from 'erase' or "erasure_request"."decision" is not distinct from 'later'),
	CONSTRAINT "erasure_request_withdrawn" CHECK ("erasure_request"."withdrawn_at" >= "erasure_request"."requested_at"),
	CONSTRAINT "erasure_request_decided_at" CHECK ("erasure_request"."decided_at" >= "erasure_request"."requested_at"),
	CONSTRAINT "erasure_request_erased_at" CHECK ("erasure_request"."erased_at" >= "erasure_request"."decided_at"),
	CONSTRAINT "erasure_request_version" CHECK ("erasure_request"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "participant" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_request_open" ON "erasure_request" USING btree ("conference_id","account_id") WHERE "erasure_request"."withdrawn_at" is null and "erasure_request"."erased_at" is null and "erasure_request"."decision" is distinct from 'refuse';--> statement-breakpoint
CREATE INDEX "erasure_request_account" ON "erasure_request" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "erasure_request_due" ON "erasure_request" USING btree ("erase_on") WHERE "erasure_request"."decided_at" is not null and "erasure_request"."erased_at" is null;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_erased" CHECK ("participant"."erased_at" >= "participant"."nominated_at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (reason, withdrawn_at, decision, decision_reason, decided_at, decided_by, erase_on, erased_at, version)
  ON erasure_request TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (erased_at) ON participant TO plenary_app;
--> statement-breakpoint
GRANT DELETE ON address_offer, change_request, event_reason, person_change, requested_answer TO plenary_app;
--> statement-breakpoint
-- True while an erasure that was decided in this conference is carried out, which the transaction names.
CREATE FUNCTION is_erasing(conference uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM erasure_request e WHERE e.conference_id = conference
    AND e.id::text = current_setting('app.erasure', true) AND e.decision IN ('erase', 'later') AND e.erased_at IS NULL)
$$;
--> statement-breakpoint
-- What is over stays as it was, but for the values of a person that are being erased.
CREATE OR REPLACE FUNCTION guard_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) ->> TG_ARGV[0])::timestamptz <= clock_timestamp()
      AND NOT (TG_TABLE_NAME IN ('participant', 'focal_point', 'outbox', 'erasure_request') AND is_erasing((to_jsonb(OLD) ->> 'conference_id')::uuid)) THEN
    RAISE EXCEPTION '% is over', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER erasure_request_over BEFORE UPDATE ON erasure_request FOR EACH ROW EXECUTE FUNCTION guard_over('withdrawn_at');
--> statement-breakpoint
CREATE TRIGGER erasure_request_done BEFORE UPDATE ON erasure_request FOR EACH ROW EXECUTE FUNCTION guard_over('erased_at');
--> statement-breakpoint
-- The application takes a history away only where it is erased; with its conference it goes all the same.
CREATE FUNCTION guard_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'plenary_app' AND NOT is_erasing(OLD.conference_id) THEN
    RAISE EXCEPTION 'a row of % is erased by a decision alone', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER address_offer_erased BEFORE DELETE ON address_offer FOR EACH ROW EXECUTE FUNCTION guard_erasing();
--> statement-breakpoint
CREATE TRIGGER change_request_erased BEFORE DELETE ON change_request FOR EACH ROW EXECUTE FUNCTION guard_erasing();
--> statement-breakpoint
CREATE TRIGGER event_reason_erased BEFORE DELETE ON event_reason FOR EACH ROW EXECUTE FUNCTION guard_erasing();
--> statement-breakpoint
CREATE TRIGGER person_change_erased BEFORE DELETE ON person_change FOR EACH ROW EXECUTE FUNCTION guard_erasing();
--> statement-breakpoint
CREATE TRIGGER requested_answer_erased BEFORE DELETE ON requested_answer FOR EACH ROW EXECUTE FUNCTION guard_erasing();
--> statement-breakpoint
-- Nothing is written anew about a person whose data was erased, whoever waited for the lock of the seat meanwhile.
CREATE FUNCTION guard_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_erasing(NEW.conference_id) AND EXISTS (SELECT FROM participant p WHERE p.conference_id = NEW.conference_id
      AND p.id = NEW.participant_id AND p.erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'seat % was erased', NEW.participant_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER registration_of_erased BEFORE INSERT OR UPDATE ON registration FOR EACH ROW EXECUTE FUNCTION guard_erased();
--> statement-breakpoint
CREATE TRIGGER form_answer_of_erased BEFORE INSERT OR UPDATE ON form_answer FOR EACH ROW EXECUTE FUNCTION guard_erased();
