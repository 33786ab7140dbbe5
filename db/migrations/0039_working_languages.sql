ALTER TABLE "conference" ADD COLUMN "languages" text[] DEFAULT '{en,fr,es,ar}' NOT NULL;--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "original_language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_title_written" CHECK (btrim(concat("agenda_item"."title" ->> 'en', "agenda_item"."title" ->> 'fr', "agenda_item"."title" ->> 'es', "agenda_item"."title" ->> 'ar')) <> '');--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_title_written" CHECK (btrim(concat("session"."title" ->> 'en', "session"."title" ->> 'fr', "session"."title" ->> 'es', "session"."title" ->> 'ar')) <> '');--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_languages_known" CHECK ("conference"."languages" <@ array['en', 'fr', 'es', 'ar'] and cardinality("conference"."languages") <= 4);--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_original_language" CHECK ("conference"."original_language" in ('en', 'fr', 'es', 'ar'));--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_languages" CHECK (coalesce("conference"."languages"[1] = "conference"."original_language", false) and cardinality("conference"."languages") = ('en' = any("conference"."languages"))::int + ('fr' = any("conference"."languages"))::int + ('es' = any("conference"."languages"))::int + ('ar' = any("conference"."languages"))::int);--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_title_original" CHECK ("conference"."title" ->> "conference"."original_language" <> '');--> statement-breakpoint
ALTER TABLE "rules_profile" ADD CONSTRAINT "rules_profile_name_written" CHECK (btrim(concat("rules_profile"."name" ->> 'en', "rules_profile"."name" ->> 'fr', "rules_profile"."name" ->> 'es', "rules_profile"."name" ->> 'ar')) <> '');--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_title_written" CHECK (btrim(concat("series"."title" ->> 'en', "series"."title" ->> 'fr', "series"."title" ->> 'es', "series"."title" ->> 'ar')) <> '');--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_title_written" CHECK (btrim(concat("outcome"."title" ->> 'en', "outcome"."title" ->> 'fr', "outcome"."title" ->> 'es', "outcome"."title" ->> 'ar')) <> '');--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_title_written" CHECK (btrim(concat("topic"."title" ->> 'en', "topic"."title" ->> 'fr', "topic"."title" ->> 'es', "topic"."title" ->> 'ar')) <> '');--> statement-breakpoint

GRANT UPDATE (languages, original_language) ON conference TO plenary_app;
--> statement-breakpoint

-- True when a text of the conference was adopted in the language, whole or in part.
CREATE FUNCTION is_adopted_in(which uuid, language text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM outcome o WHERE o.conference_id = which AND o.adopted_at IS NOT NULL
    AND (o.title ->> language <> '' OR EXISTS (SELECT FROM outcome_paragraph p
      WHERE p.conference_id = o.conference_id AND p.outcome_id = o.id AND p.text ->> language <> '')));
$$;
--> statement-breakpoint

-- A conference keeps the languages in which something was adopted, and its original once anything is public or final.
CREATE FUNCTION guard_languages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone text;
BEGIN
  IF NEW.original_language <> OLD.original_language AND is_public(OLD) THEN
    RAISE EXCEPTION 'the original of conference % stays', OLD.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'conference_original', TABLE = 'conference';
  END IF;
  FOREACH gone IN ARRAY OLD.languages LOOP
    IF gone <> ALL (NEW.languages) AND is_adopted_in(OLD.id, gone) THEN
      RAISE EXCEPTION 'a text of conference % was adopted in %', OLD.id, gone
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'conference_adopted_in', TABLE = 'conference';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER conference_languages_kept BEFORE UPDATE OF languages, original_language ON conference
  FOR EACH ROW EXECUTE FUNCTION guard_languages();
--> statement-breakpoint

-- What an agenda is made of is called by its name in the original of the conference. What stands without it, since the
-- original was another then, may stay so.
CREATE FUNCTION require_original() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  original text;
BEGIN
  SELECT c.original_language INTO original FROM conference c WHERE c.id = NEW.conference_id;
  IF to_jsonb(NEW) -> TG_ARGV[0] ->> original = ''
     AND (TG_OP = 'INSERT' OR to_jsonb(OLD) -> TG_ARGV[0] ->> original <> '') THEN
    RAISE EXCEPTION '% is not written in %', TG_TABLE_NAME, original
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_original', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER agenda_item_original BEFORE INSERT OR UPDATE OF title ON agenda_item
  FOR EACH ROW EXECUTE FUNCTION require_original('title');
--> statement-breakpoint
CREATE TRIGGER session_original BEFORE INSERT OR UPDATE OF title ON session
  FOR EACH ROW EXECUTE FUNCTION require_original('title');
