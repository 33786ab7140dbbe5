-- Nor before the key that signs its receipt: after a clock was set back, an entry bears the time since which the key signs
-- until the clock has come there again. A signature from before its key would be refused by whoever checks it.
CREATE OR REPLACE FUNCTION guard_vote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of record;
BEGIN
  SELECT b.procedure, b.opened_at, b.declared_at, b.opens_at, b.closes_at, b.next_sequence, b.head_hash INTO of
    FROM ballot b WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id;
  IF of.procedure <> 'vote' OR of.opened_at IS NULL OR of.declared_at IS NOT NULL
     OR NEW.at < of.opens_at OR NEW.at >= of.closes_at THEN
    RAISE EXCEPTION 'ballot % is not open for this vote', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (of.next_sequence, of.head_hash) IS DISTINCT FROM (NEW.sequence + 1, NEW.hash) THEN
    RAISE EXCEPTION 'the chain of ballot % does not end with this vote', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT of_now(NEW.conference_id, NEW.at) AND NOT EXISTS (SELECT FROM ballot_event e
    WHERE e.conference_id = NEW.conference_id AND e.ballot_id = NEW.ballot_id AND e.sequence = NEW.sequence - 1
      AND e.at = NEW.at AND e.at > clock_timestamp())
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
  IF of.procedure <> 'silence' OR of.opened_at IS NULL OR of.declared_at IS NOT NULL
     OR NEW.at < of.opens_at OR NEW.at >= of.closes_at OR (of.format > 1) <> (NEW.sequence IS NOT NULL) THEN
    RAISE EXCEPTION 'ballot % is not open for this break', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT of_now(NEW.conference_id, NEW.at) AND NOT EXISTS (SELECT FROM silence_break k
    WHERE k.conference_id = NEW.conference_id AND k.ballot_id = NEW.ballot_id
      AND k.at = NEW.at AND k.at > clock_timestamp())
    AND NOT EXISTS (SELECT FROM signing_key s WHERE s.until IS NULL AND s.since = NEW.at AND s.since > clock_timestamp()) THEN
    RAISE EXCEPTION 'this break on ballot % is not of now', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
