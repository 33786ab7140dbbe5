-- A room holds one session at a time; a person leads one session at a time.
ALTER TABLE session ADD CONSTRAINT session_room_once
  EXCLUDE USING gist (conference_id WITH =, room_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
  WHERE (room_id IS NOT NULL AND cancelled_at IS NULL);
--> statement-breakpoint
ALTER TABLE session_bureau ADD CONSTRAINT session_bureau_person_once
  EXCLUDE USING gist (account_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
  DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE voting_right_suspension ADD CONSTRAINT suspension_member
  FOREIGN KEY (conference_id, country_code) REFERENCES member (conference_id, country_code) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE voting_right_suspension ADD CONSTRAINT suspension_once
  EXCLUDE USING gist (conference_id WITH =, country_code WITH =, tstzrange(starts_at, ends_at) WITH &&);
--> statement-breakpoint
ALTER TABLE conference ADD CONSTRAINT conference_title_languages
  CHECK (title ?& array['en','fr','es','ar']);
--> statement-breakpoint

-- What is written once and never again. The owner may delete the rows of a sample conference, to reset it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user <> 'plenary_app'
     AND current_setting('app.resetting', true) = OLD.conference_id::text THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_event_append_only BEFORE UPDATE OR DELETE ON ballot_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER roll_append_only BEFORE UPDATE OR DELETE ON roll FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER roll_exclusion_append_only BEFORE UPDATE OR DELETE ON roll_exclusion FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER refused_vote_append_only BEFORE UPDATE OR DELETE ON refused_vote FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER silence_break_append_only BEFORE UPDATE OR DELETE ON silence_break FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER agenda_release_append_only BEFORE UPDATE OR DELETE ON agenda_release FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER paragraph_version_append_only BEFORE UPDATE OR DELETE ON paragraph_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- A declared result never changes, nor do the frozen rules and times of an opened ballot.
CREATE FUNCTION guard_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.declared_at IS NOT NULL THEN
    RAISE EXCEPTION 'ballot % is declared', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.rules, NEW.profile, NEW.question, NEW.outcome_id, NEW.procedure, NEW.round, NEW.opens_at, NEW.closes_at, NEW.number)
     IS DISTINCT FROM
     (OLD.rules, OLD.profile, OLD.question, OLD.outcome_id, OLD.procedure, OLD.round, OLD.opens_at, OLD.closes_at, OLD.number) THEN
    RAISE EXCEPTION 'ballot % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ballot_frozen BEFORE UPDATE ON ballot FOR EACH ROW EXECUTE FUNCTION guard_ballot();
--> statement-breakpoint

-- The text of an outcome is frozen when it is adopted, left open for the vote, or not adopted.
CREATE FUNCTION guard_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.adopted_at IS NOT NULL THEN
    RAISE EXCEPTION 'outcome % is adopted', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.left_open_at IS NOT NULL AND
     (NEW.title, NEW.kind, NEW.strength, NEW.number) IS DISTINCT FROM (OLD.title, OLD.kind, OLD.strength, OLD.number) THEN
    RAISE EXCEPTION 'outcome % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER outcome_frozen BEFORE UPDATE ON outcome FOR EACH ROW EXECUTE FUNCTION guard_outcome();
--> statement-breakpoint
CREATE FUNCTION guard_outcome_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  row_conference uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.conference_id ELSE NEW.conference_id END;
  row_outcome uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.outcome_id ELSE NEW.outcome_id END;
BEGIN
  IF TG_OP = 'DELETE' AND current_user <> 'plenary_app'
     AND current_setting('app.resetting', true) = OLD.conference_id::text THEN
    RETURN OLD;
  END IF;
  PERFORM FROM outcome o WHERE o.conference_id = row_conference AND o.id = row_outcome
    AND (o.adopted_at IS NOT NULL OR o.left_open_at IS NOT NULL OR o.not_adopted_at IS NOT NULL)
    FOR SHARE;
  IF FOUND THEN
    RAISE EXCEPTION 'the text of outcome % is frozen', row_outcome USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER outcome_paragraph_frozen BEFORE INSERT OR UPDATE OR DELETE ON outcome_paragraph
  FOR EACH ROW EXECUTE FUNCTION guard_outcome_text();
--> statement-breakpoint

-- A second opinion on the tally, for everyone who can read the database.
CREATE VIEW ballot_tally WITH (security_invoker = true) AS
  WITH current_vote AS (
    SELECT DISTINCT ON (conference_id, ballot_id, delegation_id) conference_id, ballot_id, delegation_id, choice
    FROM ballot_event ORDER BY conference_id, ballot_id, delegation_id, version DESC
  )
  SELECT r.conference_id, r.ballot_id,
    count(*)::int AS roll,
    count(*) FILTER (WHERE v.choice = 'for')::int AS "for",
    count(*) FILTER (WHERE v.choice = 'against')::int AS against,
    count(*) FILTER (WHERE v.choice = 'abstain')::int AS abstain,
    count(*) FILTER (WHERE v.choice IS NULL)::int AS not_voting
  FROM roll r LEFT JOIN current_vote v
    ON v.conference_id = r.conference_id AND v.ballot_id = r.ballot_id AND v.delegation_id = r.delegation_id
  GROUP BY r.conference_id, r.ballot_id;
--> statement-breakpoint

-- The application owns nothing and has what it needs.
GRANT USAGE ON SCHEMA public TO plenary_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO plenary_app;
--> statement-breakpoint
GRANT UPDATE ON account, auth_session, role_grant, rate_limit, conference, member, voting_right_suspension, rules_profile,
  room, delegation, focal_point, participant, registration, document, language_version, agenda_item, session, session_bureau,
  paragraph, outcome, outcome_paragraph, topic, ballot, outbox, event_head TO plenary_app;
--> statement-breakpoint
GRANT DELETE ON auth_session, sign_in_token, rate_limit, file, session_bureau, outcome_paragraph, outcome_topic, rules_profile, room
  TO plenary_app;
--> statement-breakpoint
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'drizzle') THEN
    GRANT USAGE ON SCHEMA drizzle TO plenary_app;
    GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO plenary_app;
  END IF;
END $$;
