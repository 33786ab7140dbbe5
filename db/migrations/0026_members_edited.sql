-- Members in scope come and go while the conference has not relied on them: one whose delegation has voted or broken silence
-- stays. A roll that was frozen is its own copy, and what happened to whom stands in the chain of events.
DROP TRIGGER member_append_only ON member;
--> statement-breakpoint
CREATE FUNCTION guard_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND resetting_sample(OLD.conference_id) THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' OR EXISTS (
    SELECT FROM roll r WHERE r.conference_id = OLD.conference_id AND r.country_code = OLD.country_code AND (
      EXISTS (SELECT FROM ballot_event e WHERE e.conference_id = r.conference_id AND e.ballot_id = r.ballot_id
        AND e.delegation_id = r.delegation_id)
      OR EXISTS (SELECT FROM silence_break k WHERE k.conference_id = r.conference_id AND k.ballot_id = r.ballot_id
        AND k.delegation_id = r.delegation_id))) THEN
    RAISE EXCEPTION 'member % is kept', OLD.country_code USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER member_relied_on BEFORE UPDATE OR DELETE ON member FOR EACH ROW EXECUTE FUNCTION guard_member();
--> statement-breakpoint
GRANT DELETE ON member TO plenary_app;
--> statement-breakpoint

-- A suspension is of a member when it is written, and stays when the member goes.
ALTER TABLE voting_right_suspension DROP CONSTRAINT suspension_member;
--> statement-breakpoint
ALTER TABLE voting_right_suspension ADD CONSTRAINT suspension_conference
  FOREIGN KEY (conference_id) REFERENCES conference (id) ON DELETE CASCADE;
--> statement-breakpoint
CREATE FUNCTION guard_suspension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM member m WHERE m.conference_id = NEW.conference_id AND m.country_code = NEW.country_code;
  IF NOT FOUND THEN
    RAISE EXCEPTION '% is no member', NEW.country_code
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'suspension_member', TABLE = 'voting_right_suspension';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER suspension_of_member BEFORE INSERT ON voting_right_suspension FOR EACH ROW EXECUTE FUNCTION guard_suspension();
