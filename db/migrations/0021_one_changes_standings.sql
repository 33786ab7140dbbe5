-- Whoever ends a session or changes a standing had shared the lock that it then wanted for itself: two at once waited
-- for each other. Such an act is turned back, says what it must hold, and runs again with that from its beginning.
CREATE OR REPLACE FUNCTION hold_standing(account uuid, session text) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1886152050, -1);
  PERFORM pg_advisory_xact_lock_shared(1886152050, standing_lock(account));
  PERFORM set_config('app.holds', 'acts', true);
  RETURN look_at_standing(account, session);
END $$;
--> statement-breakpoint
-- For what ends a session of one's own.
CREATE FUNCTION hold_to_end(account uuid, session text) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1886152050, -1);
  PERFORM pg_advisory_xact_lock(1886152050, standing_lock(account));
  PERFORM set_config('app.holds', 'ends', true);
  RETURN look_at_standing(account, session);
END $$;
--> statement-breakpoint
-- For what changes standings, of whomever: -2 lets them in one by one, before they hold anything.
CREATE FUNCTION hold_to_change(account uuid, session text) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1886152050, -2);
  PERFORM pg_advisory_xact_lock_shared(1886152050, -1);
  PERFORM pg_advisory_xact_lock(1886152050, standing_lock(account));
  PERFORM set_config('app.holds', 'changes', true);
  RETURN look_at_standing(account, session);
END $$;
--> statement-breakpoint
-- What is no act holds nothing, and may do both.
CREATE FUNCTION require_hold(wanted text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held text := coalesce(current_setting('app.holds', true), '');
BEGIN
  IF held = 'acts' OR (held = 'ends' AND wanted = 'changes') THEN
    RAISE EXCEPTION 'this act must begin anew' USING ERRCODE = 'PLN01', DETAIL = wanted;
  END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION change_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_hold('changes');
  PERFORM pg_advisory_xact_lock(1886152050, standing_lock(OLD.account_id));
  UPDATE account SET standing = standing + 1 WHERE id = OLD.account_id;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION change_account_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_hold('changes');
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
  PERFORM require_hold('changes');
  PERFORM pg_advisory_xact_lock(1886152050, -1);
  UPDATE account SET standing = standing + 1 WHERE sample;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION end_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_hold('ends');
  PERFORM pg_advisory_xact_lock(1886152050, standing_lock(OLD.account_id));
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
-- A session ends with its week, too, wherever it is looked for.
CREATE OR REPLACE FUNCTION look_at_standing(account uuid, session text) RETURNS int LANGUAGE sql AS $$
  SELECT a.standing FROM account a
  WHERE a.id = look_at_standing.account AND a.disabled_at IS NULL
    AND (session IS NULL OR EXISTS (SELECT FROM auth_session s
      WHERE s.token_hash = look_at_standing.session AND s.account_id = a.id AND s.expires_at > clock_timestamp()
        AND s.created_at > clock_timestamp() - interval '7 days'))
$$;
