-- The house has somebody who administers it: the last one who can is not withdrawn. Whoever counts them does so alone, as
-- whoever makes the first one. An administrator of the sample is no other one for a house that is owned.
CREATE FUNCTION guard_last_administrator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('plenary.administrator'));
  IF NOT EXISTS (
    SELECT FROM role_grant g JOIN account a ON a.id = g.account_id
    WHERE g.role = 'administrator' AND g.withdrawn_at IS NULL AND g.id <> OLD.id AND a.disabled_at IS NULL
      AND (NOT a.sample OR EXISTS (SELECT FROM account o WHERE o.id = OLD.account_id AND o.sample))) THEN
    RAISE EXCEPTION 'grant % is of the last administrator', OLD.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'role_grant_last', TABLE = 'role_grant';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER role_grant_last BEFORE UPDATE ON role_grant FOR EACH ROW
  WHEN (OLD.role = 'administrator' AND OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL)
  EXECUTE FUNCTION guard_last_administrator();
