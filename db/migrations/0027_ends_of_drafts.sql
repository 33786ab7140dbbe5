ALTER TABLE "outcome" ADD COLUMN "proposed_as" text;--> statement-breakpoint
ALTER TABLE "outcome" ADD COLUMN "ended_as" text;--> statement-breakpoint
ALTER TABLE "outcome" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outcome" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "outcome" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "outcome" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_merged_into" FOREIGN KEY ("conference_id","merged_into_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_proposed_as" CHECK ("outcome"."proposed_as" in ('chair', 'rapporteur', 'organizer'));--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_ended_as" CHECK ("outcome"."ended_as" in ('withdrawn', 'rejected', 'merged'));--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_bounds" CHECK (length("outcome"."end_reason") <= 1000);--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_ended" CHECK (num_nonnulls("outcome"."ended_as", "outcome"."ended_at", "outcome"."end_reason") in (0, 3)
        and ("outcome"."ended_as" is not distinct from 'merged') = ("outcome"."merged_into_id" is not null));--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_ended_draft" CHECK ("outcome"."ended_at" is null or num_nonnulls("outcome"."left_open_at", "outcome"."adopted_at", "outcome"."not_adopted_at") = 0);--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_merged_other" CHECK ("outcome"."merged_into_id" <> "outcome"."id");--> statement-breakpoint

-- True for a text that nobody has decided or ended; held so until the transaction ends.
CREATE FUNCTION is_draft(conference uuid, text uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM outcome o WHERE o.conference_id = is_draft.conference AND o.id = is_draft.text
    AND num_nonnulls(o.left_open_at, o.adopted_at, o.not_adopted_at, o.ended_at) = 0 FOR SHARE;
  RETURN FOUND;
END $$;
--> statement-breakpoint

-- That a draft ended is recalled likewise; one that was merged while the text that it went into is a draft.
CREATE OR REPLACE FUNCTION recalls_outcome(was outcome, becomes outcome) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  rest outcome := becomes;
BEGIN
  IF was.not_adopted_at IS NOT NULL OR num_nonnulls(was.adopted_at, was.left_open_at, was.ended_at) = 0
     OR num_nonnulls(becomes.adopted_at, becomes.left_open_at, becomes.adopted_by, becomes.left_open_by, becomes.ended_at,
       becomes.ended_by) > 0 THEN
    RETURN false;
  END IF;
  rest.adopted_at := was.adopted_at;
  rest.adopted_by := was.adopted_by;
  rest.adoption_method := was.adoption_method;
  rest.left_open_at := was.left_open_at;
  rest.left_open_by := was.left_open_by;
  rest.ended_as := was.ended_as;
  rest.ended_at := was.ended_at;
  rest.ended_by := was.ended_by;
  rest.end_reason := was.end_reason;
  rest.merged_into_id := was.merged_into_id;
  rest.version := was.version;
  IF rest IS DISTINCT FROM was
     OR EXISTS (SELECT FROM ballot b WHERE b.conference_id = was.conference_id AND b.outcome_id = was.id) THEN
    RETURN false;
  END IF;
  IF was.ended_at IS NOT NULL THEN
    RETURN recallable(was.ended_at) AND (was.merged_into_id IS NULL OR is_draft(was.conference_id, was.merged_into_id));
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
    IF num_nonnulls(NEW.left_open_at, NEW.adopted_at, NEW.not_adopted_at, NEW.ended_at) > 0 THEN
      RAISE EXCEPTION 'outcome % begins as a draft', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF recalls_outcome(OLD, NEW) THEN
    RETURN NEW;
  END IF;
  IF OLD.adopted_at IS NOT NULL OR OLD.not_adopted_at IS NOT NULL OR OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'outcome % is decided, or ended', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.left_open_at IS NULL THEN
    IF (NEW.conference_id, NEW.id, NEW.number, NEW.created_at, NEW.created_by, NEW.proposed_as)
       IS DISTINCT FROM (OLD.conference_id, OLD.id, OLD.number, OLD.created_at, OLD.created_by, OLD.proposed_as)
       OR (NEW.ended_at IS NOT NULL AND (NEW.kind, NEW.strength, NEW.title) IS DISTINCT FROM (OLD.kind, OLD.strength, OLD.title))
       OR (NEW.merged_into_id IS NOT NULL AND NOT is_draft(NEW.conference_id, NEW.merged_into_id))
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
--> statement-breakpoint

-- With a draft that ended, its paragraphs, sources and reservations stay as they are.
CREATE OR REPLACE FUNCTION guard_outcome_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held outcome%ROWTYPE;
BEGIN
  IF TG_OP = 'DELETE' AND resetting_sample(OLD.conference_id) THEN
    RETURN OLD;
  END IF;
  FOR held IN
    SELECT * FROM outcome o
    WHERE (o.conference_id, o.id) IN ((OLD.conference_id, OLD.outcome_id), (NEW.conference_id, NEW.outcome_id))
    ORDER BY o.id FOR SHARE
  LOOP
    IF num_nonnulls(held.adopted_at, held.left_open_at, held.not_adopted_at, held.ended_at) > 0 THEN
      RAISE EXCEPTION 'the text of outcome % is frozen', held.id USING ERRCODE = 'restrict_violation';
    END IF;
  END LOOP;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_with_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_draft(NEW.conference_id, NEW.outcome_id) THEN
    RAISE EXCEPTION 'outcome % is frozen', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
GRANT UPDATE (ended_as, ended_at, ended_by, end_reason, merged_into_id) ON outcome TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (number) ON outcome_paragraph TO plenary_app;
