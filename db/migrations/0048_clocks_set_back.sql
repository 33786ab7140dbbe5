-- What a row says of the moment may lie a second ahead: a machine's clock is set back now and then, and an act that was
-- dated before the step is not refused for it.
CREATE OR REPLACE FUNCTION of_now(conference uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF at BETWEEN clock_timestamp() - interval '2 minutes' AND clock_timestamp() + interval '1 second' THEN
    RETURN true;
  END IF;
  RETURN EXISTS (SELECT FROM conference c WHERE c.id = of_now.conference AND c.sample);
END $$;
