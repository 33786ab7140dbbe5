-- What was done minutes ago, and nothing has followed, can be recalled. So many minutes: domain/correcting has the same number.
CREATE FUNCTION recallable(done_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT clock_timestamp() < done_at + interval '15 minutes';
$$;
--> statement-breakpoint

-- A closing is recalled when no ballot was opened or scheduled since; nothing else changes with it.
CREATE FUNCTION recalls_closing(was conference, becomes conference) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  rest conference := becomes;
BEGIN
  IF was.closed_at IS NULL OR becomes.closed_at IS NOT NULL THEN
    RETURN false;
  END IF;
  rest.closed_at := was.closed_at;
  rest.closed_by := was.closed_by;
  rest.version := was.version;
  RETURN rest IS NOT DISTINCT FROM was AND recallable(was.closed_at) AND NOT EXISTS (
    SELECT FROM ballot b WHERE b.conference_id = was.id AND b.scheduled_at >= was.closed_at);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_conference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'conference % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF recalls_closing(OLD, NEW) THEN
    RETURN NEW;
  END IF;
  IF OLD.closed_at IS NOT NULL OR (NEW.id, NEW.slug, NEW.symbol, NEW.sample, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.slug, OLD.symbol, OLD.sample, OLD.created_at) THEN
    RAISE EXCEPTION 'conference % is closed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- An adoption by consensus is recalled while the conference meets, and that a text was left open while it has no ballot. The
-- text is a draft again, and nothing else changes with it.
CREATE FUNCTION recalls_outcome(was outcome, becomes outcome) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  rest outcome := becomes;
BEGIN
  IF was.not_adopted_at IS NOT NULL OR num_nonnulls(was.adopted_at, was.left_open_at) = 0
     OR num_nonnulls(becomes.adopted_at, becomes.left_open_at, becomes.adopted_by, becomes.left_open_by) > 0 THEN
    RETURN false;
  END IF;
  rest.adopted_at := was.adopted_at;
  rest.adopted_by := was.adopted_by;
  rest.adoption_method := was.adoption_method;
  rest.left_open_at := was.left_open_at;
  rest.left_open_by := was.left_open_by;
  rest.version := was.version;
  IF rest IS DISTINCT FROM was
     OR EXISTS (SELECT FROM ballot b WHERE b.conference_id = was.conference_id AND b.outcome_id = was.id) THEN
    RETURN false;
  END IF;
  IF was.adopted_at IS NULL THEN
    RETURN recallable(was.left_open_at);
  END IF;
  RETURN was.adoption_method = 'consensus' AND recallable(was.adopted_at)
    AND EXISTS (SELECT FROM conference c WHERE c.id = was.conference_id AND c.closed_at IS NULL);
END $$;
--> statement-breakpoint
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
  IF recalls_outcome(OLD, NEW) THEN
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
