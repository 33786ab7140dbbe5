-- As a time by default: cut to milliseconds and not rounded, so that no name is set ahead of who looks at once.
CREATE OR REPLACE FUNCTION set_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.set_at := date_trunc('milliseconds', clock_timestamp());
  RETURN NEW;
END $$;
