ALTER TABLE "floor_request" ALTER COLUMN "position" DROP NOT NULL;--> statement-breakpoint

-- A position is where the chair placed a request among those of its kind that wait, and empty where it stands by the rules. What is
-- over keeps what it had; it says nothing any more.
UPDATE floor_request r SET position = moved.place FROM (
  SELECT conference_id, id, CASE WHEN position <> sequence
    THEN row_number() OVER (PARTITION BY conference_id, session_id, kind ORDER BY position, sequence) END AS place
  FROM floor_request WHERE ended_at IS NULL
) moved WHERE moved.conference_id = r.conference_id AND moved.id = r.id;
--> statement-breakpoint
-- A request waits until it is called or withdrawn: only its position changes meanwhile, and nothing afterwards.
CREATE OR REPLACE FUNCTION guard_floor_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest floor_request := NEW;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF resetting_sample(OLD.conference_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'floor request % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.ended_at IS NOT NULL OR NEW.position IS NOT NULL THEN
      RAISE EXCEPTION 'floor request % begins where the rules put it', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  rest.position := OLD.position;
  rest.ended_as := OLD.ended_as;
  rest.ended_at := OLD.ended_at;
  rest.ended_by := OLD.ended_by;
  IF OLD.ended_at IS NOT NULL OR rest IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'floor request % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
