-- What is done with an opened ballot itself stands in its chain: its close is moved, a head is replaced, it is cancelled. A
-- cancelled ballot is over for good: nothing changes it, no vote comes in, nothing is counted or declared.
CREATE TABLE "ballot_act" (
	"conference_id" uuid NOT NULL,
	"ballot_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"details" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" uuid,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "ballot_act_conference_id_ballot_id_sequence_pk" PRIMARY KEY("conference_id","ballot_id","sequence"),
	CONSTRAINT "ballot_act_bounds" CHECK (length("ballot_act"."previous_hash") <= 100 and length("ballot_act"."hash") <= 100),
	CONSTRAINT "ballot_act_kind" CHECK ("ballot_act"."kind" in ('closeMoved', 'headReplaced', 'headConfirmed', 'cancelled')),
	CONSTRAINT "ballot_act_sequence" CHECK ("ballot_act"."sequence" > 0)
);
--> statement-breakpoint
ALTER TABLE "ballot" DROP CONSTRAINT "ballot_declared";--> statement-breakpoint
DROP INDEX "ballot_one_open";--> statement-breakpoint
DROP INDEX "ballot_due";--> statement-breakpoint
DROP INDEX "ballot_to_open";--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "cancelled_by" uuid;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "ballot_act" ADD CONSTRAINT "ballot_act_ballot" FOREIGN KEY ("conference_id","ballot_id") REFERENCES "public"."ballot"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ballot_one_open" ON "ballot" USING btree ("conference_id","outcome_id") WHERE "ballot"."declared_at" is null and "ballot"."lapsed_at" is null and "ballot"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "ballot_due" ON "ballot" USING btree ("closes_at") WHERE "ballot"."declared_at" is null and "ballot"."lapsed_at" is null and "ballot"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "ballot_to_open" ON "ballot" USING btree ("opens_at") WHERE "ballot"."opened_at" is null and "ballot"."lapsed_at" is null and "ballot"."cancelled_at" is null;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_cancelled" CHECK (num_nonnulls("ballot"."declared_at", "ballot"."lapsed_at", "ballot"."cancelled_at") < 2
        and ("ballot"."cancelled_at" is null) = ("ballot"."cancel_reason" is null));--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_cancel_reason" CHECK (length(btrim("ballot"."cancel_reason")) > 0 and length("ballot"."cancel_reason") <= 1000);--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_declared" CHECK (("ballot"."declared_at" is null) = ("ballot"."result" is null) and ("ballot"."result_package" is null) = ("ballot"."signature" is null)
        and ("ballot"."declared_at" is null or "ballot"."opened_at" is not null)
        and ("ballot"."result_package" is null) = ("ballot"."opened_at" is null or num_nonnulls("ballot"."declared_at", "ballot"."cancelled_at") = 0)
        and ("ballot"."ended_at" is null) = (num_nonnulls("ballot"."declared_at", "ballot"."cancelled_at") = 0));
--> statement-breakpoint

CREATE TRIGGER ballot_act_append_only BEFORE UPDATE OR DELETE ON ballot_act FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_act_kept BEFORE TRUNCATE ON ballot_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON ballot_act TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (cancelled_at, cancelled_by, cancel_reason, closes_at) ON ballot TO plenary_app;
--> statement-breakpoint

-- True when a ballot's chain ends with such an act, which says that.
CREATE FUNCTION ends_with_act(now_so ballot, act_kind text, act_at timestamptz, said jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM ballot_act a WHERE a.conference_id = now_so.conference_id AND a.ballot_id = now_so.id
    AND a.sequence = now_so.next_sequence - 1 AND a.hash = now_so.head_hash AND a.kind = act_kind
    AND (act_at IS NULL OR a.at = act_at) AND a.details @> said);
$$;
--> statement-breakpoint
CREATE FUNCTION time_in_chain(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
$$;
--> statement-breakpoint

-- The steps of a ballot's life, one way, and what each may set. Everything else of the row stays as it was.
CREATE OR REPLACE FUNCTION guard_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest ballot%ROWTYPE;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF num_nonnulls(NEW.opened_at, NEW.opened_by, NEW.lapsed_at, NEW.declared_at, NEW.cancelled_at, NEW.cancelled_by) > 0
       OR NEW.next_sequence <> 1 THEN
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
  IF OLD.cancelled_at IS NOT NULL THEN
    RAISE EXCEPTION 'ballot % is cancelled', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  rest := NEW;
  IF NEW.cancelled_at IS NOT NULL THEN
    rest.cancelled_at := NULL;
    rest.cancelled_by := OLD.cancelled_by;
    rest.cancel_reason := OLD.cancel_reason;
    rest.ended_at := OLD.ended_at;
    IF OLD.opened_at IS NOT NULL THEN
      rest.next_sequence := OLD.next_sequence;
      rest.head_hash := OLD.head_hash;
      rest.result_package := OLD.result_package;
      rest.signature := OLD.signature;
    END IF;
    IF OLD.doubted_at IS NOT NULL OR NEW.ended_at IS DISTINCT FROM NEW.cancelled_at OR NEW.cancelled_at >= OLD.closes_at
       OR (OLD.opened_at IS NULL AND NOT of_now(NEW.conference_id, NEW.cancelled_at))
       OR (OLD.opened_at IS NOT NULL AND NOT ends_with_act(NEW, 'cancelled', NEW.cancelled_at,
         jsonb_build_object('reason', NEW.cancel_reason))) THEN
      RAISE EXCEPTION 'ballot % cannot be cancelled so', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF NEW.closes_at <> OLD.closes_at THEN
    rest.closes_at := OLD.closes_at;
    IF OLD.opened_at IS NOT NULL THEN
      rest.next_sequence := OLD.next_sequence;
      rest.head_hash := OLD.head_hash;
    END IF;
    IF OLD.doubted_at IS NOT NULL OR clock_timestamp() >= OLD.closes_at OR clock_timestamp() >= NEW.closes_at
       OR (OLD.opened_at IS NOT NULL AND NOT ends_with_act(NEW, 'closeMoved', NULL,
         jsonb_build_object('from', time_in_chain(OLD.closes_at), 'to', time_in_chain(NEW.closes_at)))) THEN
      RAISE EXCEPTION 'the close of ballot % cannot be moved so', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF OLD.opened_at IS NULL AND NEW.opened_at IS NOT NULL THEN
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

-- The head of a ballot's chain moves by one link, which is stored already and hangs on where the head was: an entry, or an
-- act. The next row in the order of an index is looked at, whatever was known of the table when this was planned.
CREATE OR REPLACE FUNCTION guard_ballot_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  link record;
BEGIN
  IF NEW.procedure = 'vote' THEN
    SELECT e.conference_id, e.ballot_id, e.sequence, e.previous_hash, e.hash INTO link FROM ballot_event e
      WHERE (e.conference_id, e.ballot_id, e.sequence) >= (NEW.conference_id, NEW.id, OLD.next_sequence)
      ORDER BY e.conference_id, e.ballot_id, e.sequence LIMIT 1;
  ELSE
    SELECT k.conference_id, k.ballot_id, k.sequence, k.previous_hash, k.hash INTO link FROM silence_break k
      WHERE k.conference_id = NEW.conference_id AND k.ballot_id = NEW.id AND k.sequence = OLD.next_sequence;
  END IF;
  IF (link.conference_id, link.ballot_id, link.sequence) IS DISTINCT FROM (NEW.conference_id, NEW.id, OLD.next_sequence) THEN
    SELECT a.conference_id, a.ballot_id, a.sequence, a.previous_hash, a.hash INTO link FROM ballot_act a
      WHERE a.conference_id = NEW.conference_id AND a.ballot_id = NEW.id AND a.sequence = OLD.next_sequence;
  END IF;
  IF NEW.next_sequence <> OLD.next_sequence + 1
     OR (link.conference_id, link.ballot_id, link.sequence, link.previous_hash, link.hash)
       IS DISTINCT FROM (NEW.conference_id, NEW.id, OLD.next_sequence, OLD.head_hash, NEW.head_hash) THEN
    RAISE EXCEPTION 'the chain of ballot % has no such link', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- True when an entry or an act that stands there last bears that time, which a clock that was set back has not come to again.
CREATE FUNCTION last_of_ballot(its_conference uuid, its_ballot uuid, place integer, said timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT said > clock_timestamp() AND (
    EXISTS (SELECT FROM ballot_event e WHERE e.conference_id = its_conference AND e.ballot_id = its_ballot AND e.sequence = place AND e.at = said)
    OR EXISTS (SELECT FROM silence_break k WHERE k.conference_id = its_conference AND k.ballot_id = its_ballot AND k.sequence = place AND k.at = said)
    OR EXISTS (SELECT FROM ballot_act a WHERE a.conference_id = its_conference AND a.ballot_id = its_ballot AND a.sequence = place AND a.at = said));
$$;
--> statement-breakpoint

CREATE OR REPLACE FUNCTION guard_vote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of record;
BEGIN
  SELECT b.procedure, b.opened_at, b.declared_at, b.cancelled_at, b.opens_at, b.closes_at, b.next_sequence, b.head_hash INTO of
    FROM ballot b WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id;
  IF of.procedure <> 'vote' OR of.opened_at IS NULL OR of.declared_at IS NOT NULL OR of.cancelled_at IS NOT NULL
     OR NEW.at < of.opens_at OR NEW.at >= of.closes_at THEN
    RAISE EXCEPTION 'ballot % is not open for this vote', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (of.next_sequence, of.head_hash) IS DISTINCT FROM (NEW.sequence + 1, NEW.hash) THEN
    RAISE EXCEPTION 'the chain of ballot % does not end with this vote', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT of_now(NEW.conference_id, NEW.at) AND NOT last_of_ballot(NEW.conference_id, NEW.ballot_id, NEW.sequence - 1, NEW.at)
    AND NOT EXISTS (SELECT FROM signing_key s WHERE s.until IS NULL AND s.since = NEW.at AND s.since > clock_timestamp()) THEN
    RAISE EXCEPTION 'this vote on ballot % is not of now', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_break() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of ballot%ROWTYPE;
BEGIN
  SELECT * INTO of FROM ballot b WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id;
  IF of.procedure <> 'silence' OR of.opened_at IS NULL OR of.declared_at IS NOT NULL OR of.cancelled_at IS NOT NULL
     OR NEW.at < of.opens_at OR NEW.at >= of.closes_at OR (of.format > 1) <> (NEW.sequence IS NOT NULL) THEN
    RAISE EXCEPTION 'ballot % is not open for this break', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT of_now(NEW.conference_id, NEW.at) AND NOT EXISTS (SELECT FROM silence_break k
    WHERE k.conference_id = NEW.conference_id AND k.ballot_id = NEW.ballot_id
      AND k.at = NEW.at AND k.at > clock_timestamp())
    AND NOT last_of_ballot(NEW.conference_id, NEW.ballot_id, NEW.sequence - 1, NEW.at)
    AND NOT EXISTS (SELECT FROM signing_key s WHERE s.until IS NULL AND s.since = NEW.at AND s.since > clock_timestamp()) THEN
    RAISE EXCEPTION 'this break on ballot % is not of now', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- An act is stored while its ballot is open, as the next link of its chain; by the end of its transaction the chain has it.
CREATE FUNCTION guard_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of ballot%ROWTYPE;
BEGIN
  SELECT * INTO of FROM ballot b WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id;
  IF of.opened_at IS NULL OR num_nonnulls(of.declared_at, of.cancelled_at, of.doubted_at) > 0 OR of.format = 1
     OR NEW.at < of.opens_at OR NEW.at >= of.closes_at
     OR (of.next_sequence, of.head_hash) IS DISTINCT FROM (NEW.sequence, NEW.previous_hash) THEN
    RAISE EXCEPTION 'ballot % is not open for this act', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  -- One millisecond later than the last vote, so that a cancelled ballot ended after all of them.
  IF NOT of_now(NEW.conference_id, NEW.at)
    AND NOT last_of_ballot(NEW.conference_id, NEW.ballot_id, NEW.sequence - 1, NEW.at)
    AND NOT last_of_ballot(NEW.conference_id, NEW.ballot_id, NEW.sequence - 1, NEW.at - interval '1 ms') THEN
    RAISE EXCEPTION 'this act on ballot % is not of now', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ballot_act_in_time BEFORE INSERT ON ballot_act FOR EACH ROW EXECUTE FUNCTION guard_act();
--> statement-breakpoint
CREATE FUNCTION guard_act_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ballot b WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id
    AND b.next_sequence > NEW.sequence AND (NEW.kind <> 'cancelled' OR b.cancelled_at = NEW.at)
    AND (NEW.kind <> 'closeMoved' OR b.next_sequence > NEW.sequence + 1 OR NEW.details ->> 'to' = time_in_chain(b.closes_at))) THEN
    RAISE EXCEPTION 'the chain of ballot % is without this act', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ballot_act_chained_on AFTER INSERT ON ballot_act DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard_act_chain();
--> statement-breakpoint

-- A refusal is of its moment: none is added later to what a signed package has counted.
CREATE OR REPLACE FUNCTION guard_refusal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.at) OR EXISTS (SELECT FROM ballot b
    WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id
      AND (b.declared_at > NEW.at OR b.cancelled_at > NEW.at + interval '1 ms')) THEN
    RAISE EXCEPTION 'a refusal is recorded when it happens' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- Nobody comes onto a roll, or is left off it, once the ballot is open or over. The lock waits for an opening under way.
CREATE OR REPLACE FUNCTION guard_roll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM ballot b WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id
    AND b.opened_at IS NULL AND b.lapsed_at IS NULL AND b.cancelled_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the roll of ballot % is closed', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
