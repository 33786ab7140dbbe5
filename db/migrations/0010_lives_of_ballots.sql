-- A ballot is scheduled, then opened or lapsed, then declared. Those of before were opened when they were confirmed, and
-- go on with the roll that was frozen then.
DROP TRIGGER ballot_frozen ON ballot;--> statement-breakpoint
ALTER TABLE "ballot" DROP CONSTRAINT "ballot_declared";--> statement-breakpoint
DROP INDEX "ballot_one_open";--> statement-breakpoint
DROP INDEX "ballot_due";--> statement-breakpoint
ALTER TABLE "ballot" ALTER COLUMN "rules" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot" ALTER COLUMN "opened_at" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "ballot" ALTER COLUMN "opened_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot" ALTER COLUMN "head_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "scheduled_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "scheduled_by" uuid;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "lapsed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "lapse_reason" text;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "ballot_to_open" ON "ballot" USING btree ("opens_at") WHERE "ballot"."opened_at" is null and "ballot"."lapsed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "ballot_one_open" ON "ballot" USING btree ("conference_id","outcome_id") WHERE "ballot"."declared_at" is null and "ballot"."lapsed_at" is null;--> statement-breakpoint
CREATE INDEX "ballot_due" ON "ballot" USING btree ("closes_at") WHERE "ballot"."declared_at" is null and "ballot"."lapsed_at" is null;--> statement-breakpoint
UPDATE ballot SET scheduled_at = opened_at, scheduled_by = opened_by,
  ended_at = CASE WHEN declared_at IS NOT NULL
    THEN coalesce((result_package::jsonb ->> 'closedAt')::timestamptz, closes_at) END;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_opened" CHECK (("ballot"."opened_at" is null) = ("ballot"."rules" is null) and ("ballot"."opened_at" is null) = ("ballot"."head_hash" is null));--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_lapse_reason" CHECK ("ballot"."lapse_reason" in ('emptyRoll', 'missed', 'textSettled', 'conferenceMeets'));--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_lapsed" CHECK (("ballot"."lapsed_at" is null) = ("ballot"."lapse_reason" is null) and ("ballot"."lapsed_at" is null or "ballot"."opened_at" is null));--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_declared" CHECK (("ballot"."declared_at" is null) = ("ballot"."result" is null) and ("ballot"."declared_at" is null) = ("ballot"."result_package" is null)
        and ("ballot"."declared_at" is null) = ("ballot"."signature" is null) and ("ballot"."declared_at" is null) = ("ballot"."ended_at" is null)
        and ("ballot"."declared_at" is null or "ballot"."opened_at" is not null));--> statement-breakpoint

-- The steps of a ballot's life, one way, and what each may set. Everything else of the row stays as it was.
CREATE OR REPLACE FUNCTION guard_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest ballot%ROWTYPE;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF num_nonnulls(NEW.opened_at, NEW.opened_by, NEW.lapsed_at, NEW.declared_at) > 0 OR NEW.next_sequence <> 1 THEN
      RAISE EXCEPTION 'ballot % begins without a roll', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'ballot % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.declared_at IS NOT NULL THEN
    RAISE EXCEPTION 'ballot % is declared', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.lapsed_at IS NOT NULL THEN
    RAISE EXCEPTION 'ballot % has lapsed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  rest := NEW;
  IF OLD.opened_at IS NULL AND NEW.opened_at IS NOT NULL THEN
    rest.opened_at := NULL;
    rest.opened_by := OLD.opened_by;
    rest.rules := OLD.rules;
    rest.head_hash := OLD.head_hash;
    IF clock_timestamp()::timestamptz(3) < NEW.opens_at OR NOT EXISTS (
      SELECT FROM roll r WHERE r.conference_id = NEW.conference_id AND r.ballot_id = NEW.id) THEN
      RAISE EXCEPTION 'ballot % cannot open', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF OLD.opened_at IS NULL AND NEW.lapsed_at IS NOT NULL THEN
    rest.lapsed_at := NULL;
    rest.lapse_reason := OLD.lapse_reason;
    IF clock_timestamp()::timestamptz(3) < NEW.opens_at THEN
      RAISE EXCEPTION 'ballot % cannot lapse before its opening', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF OLD.opened_at IS NOT NULL AND NEW.declared_at IS NOT NULL THEN
    rest.declared_at := NULL;
    rest.ended_at := OLD.ended_at;
    rest.result := OLD.result;
    rest.result_package := OLD.result_package;
    rest.signature := OLD.signature;
    IF NEW.ended_at > NEW.closes_at OR NEW.ended_at <= NEW.opens_at OR NEW.declared_at < NEW.ended_at - interval '1 ms' THEN
      RAISE EXCEPTION 'ballot % did not end then', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF OLD.opened_at IS NOT NULL THEN
    -- A link of its chain, or what was found in doubt.
    rest.next_sequence := OLD.next_sequence;
    rest.head_hash := OLD.head_hash;
    rest.doubted_at := OLD.doubted_at;
    rest.looked_at := OLD.looked_at;
    rest.doubt := OLD.doubt;
  END IF;
  IF rest IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'ballot % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ballot_life BEFORE INSERT OR UPDATE OR DELETE ON ballot FOR EACH ROW EXECUTE FUNCTION guard_ballot();
--> statement-breakpoint

-- Nobody comes onto a roll, or is left off it, once the ballot is open. The lock waits for an opening under way.
CREATE FUNCTION guard_roll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM ballot b WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id
    AND b.opened_at IS NULL AND b.lapsed_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the roll of ballot % is closed', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER roll_closed BEFORE INSERT ON roll FOR EACH ROW EXECUTE FUNCTION guard_roll();
--> statement-breakpoint
CREATE TRIGGER roll_exclusion_closed BEFORE INSERT ON roll_exclusion FOR EACH ROW EXECUTE FUNCTION guard_roll();
