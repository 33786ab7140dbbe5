-- What a row says of the moment must be of the moment, by the database's clock: nothing is dated back or ahead. A sample
-- is loaded with a past.
CREATE FUNCTION of_now(conference uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF at BETWEEN clock_timestamp() - interval '2 minutes' AND clock_timestamp() + interval '1 ms' THEN
    RETURN true;
  END IF;
  RETURN EXISTS (SELECT FROM conference c WHERE c.id = of_now.conference AND c.sample);
END $$;
--> statement-breakpoint

-- The head of a ballot's chain moves by one link, which is stored already and hangs on where the head was. The next row
-- in the order of an index is looked at, whatever was known of the table when this was planned.
CREATE FUNCTION guard_ballot_chain() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF NEW.next_sequence <> OLD.next_sequence + 1
     OR (link.conference_id, link.ballot_id, link.sequence, link.previous_hash, link.hash)
       IS DISTINCT FROM (NEW.conference_id, NEW.id, OLD.next_sequence, OLD.head_hash, NEW.head_hash) THEN
    RAISE EXCEPTION 'the chain of ballot % has no such link', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER ballot_chain AFTER UPDATE ON ballot FOR EACH ROW
  WHEN (OLD.opened_at IS NOT NULL AND (OLD.next_sequence <> NEW.next_sequence OR OLD.head_hash <> NEW.head_hash))
  EXECUTE FUNCTION guard_ballot_chain();
--> statement-breakpoint

-- A vote is stored while its ballot is open, as the last link of its chain.
CREATE FUNCTION guard_vote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of record;
BEGIN
  SELECT b.procedure, b.opened_at, b.declared_at, b.opens_at, b.closes_at, b.next_sequence, b.head_hash INTO of
    FROM ballot b WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id;
  IF of.procedure <> 'vote' OR of.opened_at IS NULL OR of.declared_at IS NOT NULL
     OR NEW.at < of.opens_at OR NEW.at >= of.closes_at OR NOT of_now(NEW.conference_id, NEW.at) THEN
    RAISE EXCEPTION 'ballot % is not open for this vote', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (of.next_sequence, of.head_hash) IS DISTINCT FROM (NEW.sequence + 1, NEW.hash) THEN
    RAISE EXCEPTION 'the chain of ballot % does not end with this vote', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER ballot_event_in_time AFTER INSERT ON ballot_event FOR EACH ROW EXECUTE FUNCTION guard_vote();
--> statement-breakpoint

-- A break of silence likewise; by the end of its transaction the chain ends with it, where breaks are chained.
CREATE FUNCTION guard_break() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of ballot%ROWTYPE;
BEGIN
  SELECT * INTO of FROM ballot b WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id;
  IF of.procedure <> 'silence' OR of.opened_at IS NULL OR of.declared_at IS NOT NULL
     OR NEW.at < of.opens_at OR NEW.at >= of.closes_at OR NOT of_now(NEW.conference_id, NEW.at)
     OR (of.format > 1) <> (NEW.sequence IS NOT NULL) THEN
    RAISE EXCEPTION 'ballot % is not open for this break', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER silence_break_in_time BEFORE INSERT ON silence_break FOR EACH ROW EXECUTE FUNCTION guard_break();
--> statement-breakpoint
CREATE FUNCTION guard_break_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ballot b WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id
    AND b.next_sequence > NEW.sequence) THEN
    RAISE EXCEPTION 'the chain of ballot % is without this break', NEW.ballot_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER silence_break_chained_on AFTER INSERT ON silence_break DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.sequence IS NOT NULL) EXECUTE FUNCTION guard_break_chain();
--> statement-breakpoint

-- A refusal is of its moment: none is added later to what a declared result has counted.
CREATE FUNCTION guard_refusal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.at) OR EXISTS (SELECT FROM ballot b
    WHERE b.conference_id = NEW.conference_id AND b.id = NEW.ballot_id AND b.declared_at > NEW.at) THEN
    RAISE EXCEPTION 'a refusal is recorded when it happens' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER refused_vote_in_time BEFORE INSERT ON refused_vote FOR EACH ROW EXECUTE FUNCTION guard_refusal();
--> statement-breakpoint

-- The chain of events: each is its last link, and the head moves by one link.
CREATE FUNCTION guard_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.at) OR NOT EXISTS (SELECT FROM event_head h
    WHERE h.conference_id = NEW.conference_id AND h.sequence = NEW.sequence AND h.hash = NEW.hash) THEN
    RAISE EXCEPTION 'the chain of events does not end with event %', NEW.sequence USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_last AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION guard_event();
--> statement-breakpoint
CREATE FUNCTION guard_event_head() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  link record;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the head of a chain of events is kept' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.sequence <> 0 OR NEW.hash <> repeat('0', 64)
       OR EXISTS (SELECT FROM event e WHERE e.conference_id = NEW.conference_id) THEN
      RAISE EXCEPTION 'a chain of events begins with nothing' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT e.conference_id, e.sequence, e.previous_hash, e.hash INTO link FROM event e
    WHERE (e.conference_id, e.sequence) >= (NEW.conference_id, NEW.sequence)
    ORDER BY e.conference_id, e.sequence LIMIT 1;
  IF NEW.conference_id <> OLD.conference_id OR NEW.sequence <> OLD.sequence + 1
     OR (link.conference_id, link.sequence, link.previous_hash, link.hash)
       IS DISTINCT FROM (NEW.conference_id, NEW.sequence, OLD.hash, NEW.hash) THEN
    RAISE EXCEPTION 'the chain of events has no such link' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_head_begins BEFORE INSERT OR DELETE ON event_head FOR EACH ROW EXECUTE FUNCTION guard_event_head();
--> statement-breakpoint
CREATE TRIGGER event_head_moves AFTER UPDATE ON event_head FOR EACH ROW EXECUTE FUNCTION guard_event_head();
--> statement-breakpoint
CREATE TRIGGER event_head_kept BEFORE TRUNCATE ON event_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- Releases of an agenda are numbered one after the other.
CREATE FUNCTION guard_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> 1 + coalesce((SELECT max(r.number) FROM agenda_release r
    WHERE r.conference_id = NEW.conference_id), 0) THEN
    RAISE EXCEPTION 'release % does not follow the last one', NEW.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER agenda_release_next BEFORE INSERT ON agenda_release FOR EACH ROW EXECUTE FUNCTION guard_release();
--> statement-breakpoint

-- An outcome begins as a draft. Its states move one way, and a text that was left open is settled by a ballot that is
-- declared, as that ballot says and when it ended.
CREATE OR REPLACE FUNCTION guard_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest outcome%ROWTYPE;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'outcome % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF num_nonnulls(NEW.left_open_at, NEW.adopted_at, NEW.not_adopted_at) > 0 THEN
      RAISE EXCEPTION 'outcome % begins as a draft', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.adopted_at IS NOT NULL OR OLD.not_adopted_at IS NOT NULL THEN
    RAISE EXCEPTION 'outcome % is adopted, or not', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.left_open_at IS NULL THEN
    IF (NEW.conference_id, NEW.id, NEW.number, NEW.created_at, NEW.created_by)
       IS DISTINCT FROM (OLD.conference_id, OLD.id, OLD.number, OLD.created_at, OLD.created_by)
       OR NEW.not_adopted_at IS NOT NULL
       OR (NEW.adopted_at IS NOT NULL AND (NEW.left_open_at IS NOT NULL OR NEW.adoption_method NOT IN ('consensus', 'recorded'))) THEN
      RAISE EXCEPTION 'outcome % cannot become so', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  rest := NEW;
  IF num_nonnulls(NEW.adopted_at, NEW.not_adopted_at) > 0 THEN
    rest.adopted_at := NULL;
    rest.adopted_by := OLD.adopted_by;
    rest.adoption_method := NULL;
    rest.not_adopted_at := NULL;
    IF NOT EXISTS (
      SELECT FROM ballot b WHERE b.conference_id = NEW.conference_id AND b.outcome_id = NEW.id
        AND b.ended_at = coalesce(NEW.adopted_at, NEW.not_adopted_at)
        AND CASE WHEN NEW.adopted_at IS NULL
          THEN b.result ->> 'outcome' IN ('rejected', 'rejectedTie', 'rejectedNoVotesCast', 'silenceBroken')
          ELSE b.procedure = NEW.adoption_method AND b.result ->> 'outcome' IN ('adopted', 'adoptedBySilence') END
    ) THEN
      RAISE EXCEPTION 'no ballot has settled outcome %', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  IF rest IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'outcome % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER outcome_frozen ON outcome;
--> statement-breakpoint
CREATE TRIGGER outcome_life BEFORE INSERT OR UPDATE OR DELETE ON outcome FOR EACH ROW EXECUTE FUNCTION guard_outcome();
--> statement-breakpoint
-- What goes with a text comes while it is a draft, and stays.
CREATE FUNCTION guard_with_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM outcome o WHERE o.conference_id = NEW.conference_id AND o.id = NEW.outcome_id
    AND o.adopted_at IS NULL AND o.left_open_at IS NULL AND o.not_adopted_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'outcome % is frozen', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reservation_in_time BEFORE INSERT ON reservation FOR EACH ROW EXECUTE FUNCTION guard_with_text();
--> statement-breakpoint
CREATE TRIGGER outcome_source_in_time BEFORE INSERT ON outcome_source FOR EACH ROW EXECUTE FUNCTION guard_with_text();
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY array['reservation', 'outcome_source', 'statement', 'accepted_warning', 'member'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_kept', name);
  END LOOP;
END $$;
--> statement-breakpoint

-- A conference that is closed stays closed and as it was; whether it is a sample never changes.
CREATE FUNCTION guard_conference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'conference % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.closed_at IS NOT NULL OR (NEW.id, NEW.slug, NEW.symbol, NEW.sample, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.slug, OLD.symbol, OLD.sample, OLD.created_at) THEN
    RAISE EXCEPTION 'conference % is closed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER conference_closed BEFORE UPDATE OR DELETE ON conference FOR EACH ROW EXECUTE FUNCTION guard_conference();
--> statement-breakpoint

-- What was withdrawn, ended or published is over: it stays as it is. The column that says so is the trigger's argument.
CREATE FUNCTION guard_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) ->> TG_ARGV[0])::timestamptz <= clock_timestamp() THEN
    RAISE EXCEPTION '% is over', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER role_grant_over BEFORE UPDATE ON role_grant FOR EACH ROW EXECUTE FUNCTION guard_over('withdrawn_at');
--> statement-breakpoint
CREATE TRIGGER participant_over BEFORE UPDATE ON participant FOR EACH ROW EXECUTE FUNCTION guard_over('withdrawn_at');
--> statement-breakpoint
CREATE TRIGGER focal_point_over BEFORE UPDATE ON focal_point FOR EACH ROW EXECUTE FUNCTION guard_over('withdrawn_at');
--> statement-breakpoint
CREATE TRIGGER rules_profile_over BEFORE UPDATE ON rules_profile FOR EACH ROW EXECUTE FUNCTION guard_over('withdrawn_at');
--> statement-breakpoint
CREATE TRIGGER suspension_over BEFORE UPDATE ON voting_right_suspension FOR EACH ROW EXECUTE FUNCTION guard_over('ends_at');
--> statement-breakpoint
CREATE TRIGGER outbox_over BEFORE UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION guard_over('sent_at');
--> statement-breakpoint
CREATE TRIGGER document_over BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION guard_over('published_at');
--> statement-breakpoint
CREATE FUNCTION guard_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND resetting_sample(OLD.conference_id) THEN
    RETURN OLD;
  END IF;
  IF EXISTS (SELECT FROM document d WHERE d.conference_id = OLD.conference_id AND d.published_at IS NOT NULL
    AND d.id = (to_jsonb(OLD) ->> TG_ARGV[0])::uuid) THEN
    RAISE EXCEPTION '% is published', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER document_published BEFORE DELETE ON document FOR EACH ROW EXECUTE FUNCTION guard_published('id');
--> statement-breakpoint
CREATE TRIGGER language_version_published BEFORE UPDATE OR DELETE ON language_version FOR EACH ROW
  EXECUTE FUNCTION guard_published('document_id');
--> statement-breakpoint

-- The application may write the columns that its code writes, and those alone.
REVOKE UPDATE ON ballot, delegation, event_head, focal_point, outbox, outcome, outcome_paragraph, paragraph, participant,
  role_grant, rules_profile, voting_right_suspension FROM plenary_app;
--> statement-breakpoint
GRANT UPDATE (opened_at, opened_by, rules, next_sequence, head_hash, lapsed_at, lapse_reason, doubted_at, looked_at, doubt,
  declared_at, ended_at, result, result_package, signature) ON ballot TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (quota, credentials_status, credentials_reason, credentials_decided_at, credentials_decided_by, version)
  ON delegation TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (sequence, hash) ON event_head TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (withdrawn_at, version) ON focal_point TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (attempts, next_attempt_at, last_error, gave_up_at, sent_at, params) ON outbox TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (kind, strength, title, version, left_open_at, left_open_by, adopted_at, adopted_by, adoption_method,
  not_adopted_at) ON outcome TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (verb, addressee, text, version, saved_at, saved_by) ON outcome_paragraph TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (text, version, saved_at, saved_by) ON paragraph TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (capacity, withdrawn_at, withdrawn_by, submitted_at, decision, decision_reason, decided_at, decided_by, version)
  ON participant TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (withdrawn_at, withdrawn_by, version) ON role_grant TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (withdrawn_at) ON rules_profile TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (ends_at, version) ON voting_right_suspension TO plenary_app;
