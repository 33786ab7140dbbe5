CREATE TABLE "corrigendum" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"paragraph_id" uuid,
	"language" text NOT NULL,
	"wrong" text NOT NULL,
	"reads" text NOT NULL,
	"reason" text NOT NULL,
	"recorded_as" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "corrigendum_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "corrigendum_number" UNIQUE("conference_id","outcome_id","number"),
	CONSTRAINT "corrigendum_number_range" CHECK ("corrigendum"."number" > 0),
	CONSTRAINT "corrigendum_language" CHECK ("corrigendum"."language" in ('en', 'fr', 'es', 'ar')),
	CONSTRAINT "corrigendum_recorded_as" CHECK ("corrigendum"."recorded_as" in ('chair', 'rapporteur', 'organizer')),
	CONSTRAINT "corrigendum_wrong" CHECK (length(btrim("corrigendum"."wrong")) > 0 and length("corrigendum"."wrong") <= 2000),
	CONSTRAINT "corrigendum_reads" CHECK (length(btrim("corrigendum"."reads")) > 0 and length("corrigendum"."reads") <= 2000),
	CONSTRAINT "corrigendum_reason" CHECK (length(btrim("corrigendum"."reason")) > 0 and length("corrigendum"."reason") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "reservation_correction" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reservation_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text,
	"reason" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "reservation_correction_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "reservation_correction_number" UNIQUE("conference_id","reservation_id","number"),
	CONSTRAINT "reservation_correction_number_range" CHECK ("reservation_correction"."number" > 0),
	CONSTRAINT "reservation_correction_length" CHECK (length(btrim("reservation_correction"."text")) > 0 and length("reservation_correction"."text") <= 2000),
	CONSTRAINT "reservation_correction_reason" CHECK (length(btrim("reservation_correction"."reason")) > 0 and length("reservation_correction"."reason") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "translation" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"paragraphs" jsonb NOT NULL,
	"translator" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "translation_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "translation_version" UNIQUE("conference_id","outcome_id","language","version"),
	CONSTRAINT "translation_version_range" CHECK ("translation"."version" > 0),
	CONSTRAINT "translation_language" CHECK ("translation"."language" in ('en', 'fr', 'es', 'ar')),
	CONSTRAINT "translation_title" CHECK (length(btrim("translation"."title")) > 0 and length("translation"."title") <= 300),
	CONSTRAINT "translation_translator" CHECK (length(btrim("translation"."translator")) > 0 and length("translation"."translator") <= 200),
	CONSTRAINT "translation_paragraphs" CHECK (jsonb_typeof("translation"."paragraphs") = 'array')
);
--> statement-breakpoint
ALTER TABLE "corrigendum" ADD CONSTRAINT "corrigendum_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrigendum" ADD CONSTRAINT "corrigendum_paragraph" FOREIGN KEY ("conference_id","paragraph_id") REFERENCES "public"."outcome_paragraph"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_correction" ADD CONSTRAINT "reservation_correction_of" FOREIGN KEY ("conference_id","reservation_id") REFERENCES "public"."reservation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint

CREATE FUNCTION is_adopted(conference uuid, text uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM outcome o WHERE o.conference_id = is_adopted.conference AND o.id = is_adopted.text
    AND o.adopted_at IS NOT NULL);
$$;
--> statement-breakpoint

-- What stands beside a text comes after what it is about, numbered one after the other, and at the moment that it says; then
-- it stays. A reservation that was withdrawn is at its end.
CREATE FUNCTION guard_reservation_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.recorded_at)
     OR NEW.number <> 1 + (SELECT count(*) FROM reservation_correction c
       WHERE c.conference_id = NEW.conference_id AND c.reservation_id = NEW.reservation_id)
     OR EXISTS (SELECT FROM reservation_correction c
       WHERE c.conference_id = NEW.conference_id AND c.reservation_id = NEW.reservation_id AND c.text IS NULL) THEN
    RAISE EXCEPTION 'reservation % is not corrected so', NEW.reservation_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reservation_correction_in_time BEFORE INSERT ON reservation_correction
  FOR EACH ROW EXECUTE FUNCTION guard_reservation_correction();
--> statement-breakpoint

-- A corrigendum stands beside an adopted text, and is about that text alone.
CREATE FUNCTION guard_corrigendum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.recorded_at) OR NOT is_adopted(NEW.conference_id, NEW.outcome_id)
     OR NEW.number <> 1 + (SELECT count(*) FROM corrigendum c
       WHERE c.conference_id = NEW.conference_id AND c.outcome_id = NEW.outcome_id)
     OR (NEW.paragraph_id IS NOT NULL AND NOT EXISTS (SELECT FROM outcome_paragraph p
       WHERE p.conference_id = NEW.conference_id AND p.outcome_id = NEW.outcome_id AND p.id = NEW.paragraph_id)) THEN
    RAISE EXCEPTION 'outcome % is not corrected so', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER corrigendum_in_time BEFORE INSERT ON corrigendum FOR EACH ROW EXECUTE FUNCTION guard_corrigendum();
--> statement-breakpoint

-- A translation stands beside an adopted text, in a language that it was not adopted in.
CREATE FUNCTION guard_translation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.recorded_at) OR NOT is_adopted(NEW.conference_id, NEW.outcome_id)
     OR NEW.version <> 1 + (SELECT count(*) FROM translation t WHERE t.conference_id = NEW.conference_id
       AND t.outcome_id = NEW.outcome_id AND t.language = NEW.language)
     OR NOT EXISTS (
       SELECT o.title FROM outcome o WHERE o.conference_id = NEW.conference_id AND o.id = NEW.outcome_id
         AND coalesce(o.title ->> NEW.language, '') = ''
       UNION ALL SELECT p.text FROM outcome_paragraph p WHERE p.conference_id = NEW.conference_id
         AND p.outcome_id = NEW.outcome_id AND coalesce(p.text ->> NEW.language, '') = '') THEN
    RAISE EXCEPTION 'outcome % is not translated so', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER translation_in_time BEFORE INSERT ON translation FOR EACH ROW EXECUTE FUNCTION guard_translation();
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY array['reservation_correction', 'corrigendum', 'translation'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_kept', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT ON reservation_correction, corrigendum, translation TO plenary_app;
--> statement-breakpoint

-- An adoption that a corrigendum or a translation followed is not recalled any more.
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
    AND NOT EXISTS (SELECT FROM corrigendum c WHERE c.conference_id = was.conference_id AND c.outcome_id = was.id)
    AND NOT EXISTS (SELECT FROM translation t WHERE t.conference_id = was.conference_id AND t.outcome_id = was.id)
    AND EXISTS (SELECT FROM conference c WHERE c.id = was.conference_id AND c.closed_at IS NULL);
END $$;
