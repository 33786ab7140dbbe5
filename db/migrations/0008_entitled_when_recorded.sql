-- Whoever acts holds what entitles to it until the act is committed; whatever ends a role, a seat, a focal point, a
-- session or an account waits for that, or comes first and is seen. What is given needs no lock: read too late, it
-- refuses once more than it would have to. The locks are a thousand, shared by accounts: one that ends many seats
-- in one transaction must not fill the table of locks.
CREATE FUNCTION standing_lock(account uuid) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT hashtext(account::text) & 1023
$$;
--> statement-breakpoint
-- -1 stands for all: while a sample is open to everybody, each of its accounts rests on nobody owning the house.
CREATE FUNCTION hold_standing(account uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1886152050, -1);
  PERFORM pg_advisory_xact_lock_shared(1886152050, standing_lock(account));
END $$;
--> statement-breakpoint
CREATE FUNCTION change_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1886152050, standing_lock(OLD.account_id));
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE FUNCTION change_account_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1886152050, standing_lock(OLD.id));
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE FUNCTION change_every_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1886152050, -1);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER role_grant_ends BEFORE UPDATE OR DELETE ON role_grant FOR EACH ROW
  WHEN (OLD.withdrawn_at IS NULL) EXECUTE FUNCTION change_standing();
--> statement-breakpoint
-- The first administrator from outside of the sample takes the house over.
CREATE TRIGGER role_grant_owns BEFORE INSERT OR UPDATE ON role_grant FOR EACH ROW
  WHEN (NEW.role = 'administrator') EXECUTE FUNCTION change_every_standing();
--> statement-breakpoint
CREATE TRIGGER participant_changes BEFORE UPDATE ON participant FOR EACH ROW
  WHEN (OLD.withdrawn_at IS NULL AND (OLD.withdrawn_at, OLD.capacity, OLD.account_id, OLD.delegation_id)
    IS DISTINCT FROM (NEW.withdrawn_at, NEW.capacity, NEW.account_id, NEW.delegation_id))
  EXECUTE FUNCTION change_standing();
--> statement-breakpoint
CREATE TRIGGER participant_ends BEFORE DELETE ON participant FOR EACH ROW
  WHEN (OLD.withdrawn_at IS NULL) EXECUTE FUNCTION change_standing();
--> statement-breakpoint
CREATE TRIGGER focal_point_ends BEFORE UPDATE OR DELETE ON focal_point FOR EACH ROW
  WHEN (OLD.withdrawn_at IS NULL) EXECUTE FUNCTION change_standing();
--> statement-breakpoint
-- Prolonging a session ends nothing, and one that has run out has ended before.
CREATE TRIGGER auth_session_shortened BEFORE UPDATE ON auth_session FOR EACH ROW
  WHEN (NEW.expires_at < OLD.expires_at OR NEW.account_id <> OLD.account_id OR NEW.token_hash <> OLD.token_hash)
  EXECUTE FUNCTION change_standing();
--> statement-breakpoint
CREATE TRIGGER auth_session_ends BEFORE DELETE ON auth_session FOR EACH ROW
  WHEN (OLD.expires_at > clock_timestamp()) EXECUTE FUNCTION change_standing();
--> statement-breakpoint
CREATE TRIGGER account_changes BEFORE UPDATE ON account FOR EACH ROW
  WHEN ((OLD.disabled_at, OLD.sample) IS DISTINCT FROM (NEW.disabled_at, NEW.sample))
  EXECUTE FUNCTION change_account_standing();
--> statement-breakpoint
CREATE TRIGGER account_ends BEFORE DELETE ON account FOR EACH ROW EXECUTE FUNCTION change_account_standing();
