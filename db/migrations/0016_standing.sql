ALTER TABLE "account" ADD COLUMN "standing" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_standing" CHECK ("account"."standing" > 0);--> statement-breakpoint

-- Whatever ends or changes a right counts the account's standing up, behind the lock that whoever acts by it holds: one
-- look at the account then tells an act whether what it was authorized by still stands.
CREATE OR REPLACE FUNCTION change_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1886152050, standing_lock(OLD.account_id));
  UPDATE account SET standing = standing + 1 WHERE id = OLD.account_id;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION change_account_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1886152050, standing_lock(OLD.id));
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  NEW.standing := OLD.standing + 1;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION change_every_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1886152050, -1);
  UPDATE account SET standing = standing + 1 WHERE sample;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- A session that ends is missed where it is looked for; the account's other sessions go on as they were.
CREATE FUNCTION end_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1886152050, standing_lock(OLD.account_id));
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
DROP TRIGGER auth_session_shortened ON auth_session;
--> statement-breakpoint
DROP TRIGGER auth_session_ends ON auth_session;
--> statement-breakpoint
CREATE TRIGGER auth_session_shortened BEFORE UPDATE ON auth_session FOR EACH ROW
  WHEN (NEW.expires_at < OLD.expires_at OR NEW.account_id <> OLD.account_id OR NEW.token_hash <> OLD.token_hash)
  EXECUTE FUNCTION end_session();
--> statement-breakpoint
CREATE TRIGGER auth_session_ends BEFORE DELETE ON auth_session FOR EACH ROW
  WHEN (OLD.expires_at > clock_timestamp()) EXECUTE FUNCTION end_session();
--> statement-breakpoint
DROP FUNCTION hold_standing(uuid);
--> statement-breakpoint
-- Each statement of a volatile function sees what was committed before it began: the last one, behind the locks, sees
-- what those who had them before have done.
CREATE FUNCTION hold_standing(account uuid, session text) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1886152050, -1);
  PERFORM pg_advisory_xact_lock_shared(1886152050, standing_lock(account));
  RETURN look_at_standing(account, session);
END $$;
--> statement-breakpoint
-- Null where the account is closed, or the session (by its hash, where there is one) has ended.
CREATE FUNCTION look_at_standing(account uuid, session text) RETURNS int LANGUAGE sql AS $$
  SELECT a.standing FROM account a
  WHERE a.id = look_at_standing.account AND a.disabled_at IS NULL
    AND (session IS NULL OR EXISTS (SELECT FROM auth_session s
      WHERE s.token_hash = look_at_standing.session AND s.account_id = a.id AND s.expires_at > clock_timestamp()))
$$;
