CREATE TABLE "show_of_hands" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"taken_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"taken_by" uuid,
	"taken_as" text NOT NULL,
	"rules" jsonb NOT NULL,
	"in_favour" integer NOT NULL,
	"against" integer NOT NULL,
	"abstaining" integer NOT NULL,
	"present" integer NOT NULL,
	"entitled" integer NOT NULL,
	"source" text NOT NULL,
	"verdict" text NOT NULL,
	CONSTRAINT "show_of_hands_conference_id_outcome_id_number_pk" PRIMARY KEY("conference_id","outcome_id","number"),
	CONSTRAINT "show_of_hands_number" CHECK ("show_of_hands"."number" > 0),
	CONSTRAINT "show_of_hands_taken_as" CHECK ("show_of_hands"."taken_as" in ('chair', 'rapporteur', 'organizer')),
	CONSTRAINT "show_of_hands_source" CHECK ("show_of_hands"."source" in ('checkIn', 'chair')),
	CONSTRAINT "show_of_hands_verdict" CHECK ("show_of_hands"."verdict" in ('adopted', 'rejected', 'rejectedTie', 'rejectedNoVotesCast', 'tiedSecondVote', 'deferredAbstentions')),
	CONSTRAINT "show_of_hands_rules" CHECK ("show_of_hands"."rules" ->> 'procedure' = 'vote'),
	CONSTRAINT "show_of_hands_counts" CHECK (least("show_of_hands"."in_favour", "show_of_hands"."against", "show_of_hands"."abstaining") >= 0
        and "show_of_hands"."in_favour" + "show_of_hands"."against" + "show_of_hands"."abstaining" between 1 and "show_of_hands"."present" and "show_of_hands"."present" <= "show_of_hands"."entitled")
);
--> statement-breakpoint
CREATE TABLE "show_of_hands_correction" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"show" integer NOT NULL,
	"number" integer NOT NULL,
	"in_favour" integer NOT NULL,
	"against" integer NOT NULL,
	"abstaining" integer NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "show_of_hands_correction_conference_id_outcome_id_show_number_pk" PRIMARY KEY("conference_id","outcome_id","show","number"),
	CONSTRAINT "show_of_hands_correction_number" CHECK ("show_of_hands_correction"."number" > 0),
	CONSTRAINT "show_of_hands_correction_reason" CHECK (length(btrim("show_of_hands_correction"."reason")) > 0 and length("show_of_hands_correction"."reason") <= 1000),
	CONSTRAINT "show_of_hands_correction_counts" CHECK (least("show_of_hands_correction"."in_favour", "show_of_hands_correction"."against", "show_of_hands_correction"."abstaining") >= 0
        and "show_of_hands_correction"."in_favour" + "show_of_hands_correction"."against" + "show_of_hands_correction"."abstaining" > 0)
);
--> statement-breakpoint
ALTER TABLE "outcome" DROP CONSTRAINT "outcome_method";--> statement-breakpoint
ALTER TABLE "proposal" DROP CONSTRAINT "proposal_act";--> statement-breakpoint
ALTER TABLE "second_person" DROP CONSTRAINT "second_person_acts";--> statement-breakpoint
ALTER TABLE "show_of_hands" ADD CONSTRAINT "show_of_hands_on" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "show_of_hands_correction" ADD CONSTRAINT "show_of_hands_correction_of" FOREIGN KEY ("conference_id","outcome_id","show") REFERENCES "public"."show_of_hands"("conference_id","outcome_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_method" CHECK ("outcome"."adoption_method" in ('consensus', 'showOfHands', 'recorded', 'vote', 'silence'));--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_act" CHECK ("proposal"."act" in ('closeConference', 'adoptOutcome', 'recordShowOfHands', 'openBallot', 'cancelBallot', 'moveClose', 'removeMember', 'withdrawDelegation', 'setSecondPerson'));--> statement-breakpoint
ALTER TABLE "second_person" ADD CONSTRAINT "second_person_acts" CHECK ("second_person"."acts" <@ array['closeConference', 'adoptOutcome', 'recordShowOfHands', 'openBallot', 'cancelBallot', 'moveClose', 'removeMember', 'withdrawDelegation'] and cardinality("second_person"."acts") <= 8);
--> statement-breakpoint

-- True where a show of hands at that instant, the last on the text, settled it so.
CREATE FUNCTION settled_by_hands(conference uuid, text uuid, at timestamptz, adopted boolean) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT s.taken_at = settled_by_hands.at AND CASE WHEN settled_by_hands.adopted THEN s.verdict = 'adopted'
      ELSE s.verdict IN ('rejected', 'rejectedTie', 'rejectedNoVotesCast') END
    FROM show_of_hands s WHERE s.conference_id = settled_by_hands.conference AND s.outcome_id = settled_by_hands.text
    ORDER BY s.number DESC LIMIT 1), false);
$$;
--> statement-breakpoint

-- A show of hands is held on a draft, at the moment that it says, and numbered one after the other: of two at once the second waits,
-- and then finds that the text is no draft, or its number taken.
CREATE FUNCTION guard_show_of_hands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.taken_at) OR NOT is_draft(NEW.conference_id, NEW.outcome_id)
     OR NEW.number <> 1 + (SELECT count(*) FROM show_of_hands s
       WHERE s.conference_id = NEW.conference_id AND s.outcome_id = NEW.outcome_id) THEN
    RAISE EXCEPTION 'outcome % is not put to a show of hands so', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER show_of_hands_on_draft BEFORE INSERT ON show_of_hands FOR EACH ROW EXECUTE FUNCTION guard_show_of_hands();
--> statement-breakpoint
CREATE FUNCTION guard_show_of_hands_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.recorded_at)
     OR NEW.number <> 1 + (SELECT count(*) FROM show_of_hands_correction c
       WHERE c.conference_id = NEW.conference_id AND c.outcome_id = NEW.outcome_id AND c.show = NEW.show) THEN
    RAISE EXCEPTION 'show of hands % on outcome % is not corrected so', NEW.show, NEW.outcome_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER show_of_hands_correction_in_time BEFORE INSERT ON show_of_hands_correction
  FOR EACH ROW EXECUTE FUNCTION guard_show_of_hands_correction();
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY array['show_of_hands', 'show_of_hands_correction'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_kept', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT ON show_of_hands, show_of_hands_correction TO plenary_app;
--> statement-breakpoint

-- What a show of hands decided is recalled like an adoption by consensus. A ballot decides only what was left open.
CREATE OR REPLACE FUNCTION recalls_outcome(was outcome, becomes outcome) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  rest outcome := becomes;
BEGIN
  IF (was.not_adopted_at IS NOT NULL AND was.left_open_at IS NOT NULL)
     OR num_nonnulls(was.adopted_at, was.not_adopted_at, was.left_open_at, was.ended_at) = 0
     OR num_nonnulls(becomes.adopted_at, becomes.not_adopted_at, becomes.left_open_at, becomes.adopted_by,
       becomes.left_open_by, becomes.ended_at, becomes.ended_by) > 0 THEN
    RETURN false;
  END IF;
  rest.adopted_at := was.adopted_at;
  rest.adopted_by := was.adopted_by;
  rest.adoption_method := was.adoption_method;
  rest.not_adopted_at := was.not_adopted_at;
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
  IF was.left_open_at IS NOT NULL AND was.adopted_at IS NULL THEN
    RETURN recallable(was.left_open_at);
  END IF;
  RETURN (was.not_adopted_at IS NOT NULL OR was.adoption_method IN ('consensus', 'showOfHands'))
    AND recallable(coalesce(was.adopted_at, was.not_adopted_at))
    AND NOT EXISTS (SELECT FROM corrigendum c WHERE c.conference_id = was.conference_id AND c.outcome_id = was.id)
    AND NOT EXISTS (SELECT FROM translation t WHERE t.conference_id = was.conference_id AND t.outcome_id = was.id)
    AND NOT EXISTS (SELECT FROM follow_up f WHERE f.conference_id = was.conference_id AND f.outcome_id = was.id)
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
       OR (NEW.left_open_at IS NOT NULL AND num_nonnulls(NEW.adopted_at, NEW.not_adopted_at) > 0)
       OR (NEW.not_adopted_at IS NOT NULL AND NOT settled_by_hands(NEW.conference_id, NEW.id, NEW.not_adopted_at, false))
       OR (NEW.adopted_at IS NOT NULL AND CASE NEW.adoption_method
         WHEN 'showOfHands' THEN NOT settled_by_hands(NEW.conference_id, NEW.id, NEW.adopted_at, true)
         ELSE NEW.adoption_method NOT IN ('consensus', 'recorded') END) THEN
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
