ALTER TABLE "paragraph_version" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "paragraph_version" ADD COLUMN "settled_by" uuid;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_previous" FOREIGN KEY ("conference_id","previous_ballot_id") REFERENCES "public"."ballot"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_vote" ADD CONSTRAINT "refused_vote_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_expiry" CHECK ("auth_session"."expires_at" > "auth_session"."created_at");--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_withdrawn" CHECK ("role_grant"."withdrawn_at" >= "role_grant"."granted_at");--> statement-breakpoint
ALTER TABLE "sign_in_token" ADD CONSTRAINT "sign_in_token_expiry" CHECK ("sign_in_token"."expires_at" > "sign_in_token"."created_at");--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_title_languages" CHECK ("agenda_item"."title" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_title_languages" CHECK ("session"."title" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_version" CHECK ("session"."version" > 0);--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_number_range" CHECK ("ballot"."number" > 0);--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_next_sequence" CHECK ("ballot"."next_sequence" > 0);--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_question_languages" CHECK ("ballot"."question" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_rules_name_languages" CHECK ("ballot"."rules_name" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_summary_languages" CHECK ("conference"."summary" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_host_city_languages" CHECK ("conference"."host_city" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_version" CHECK ("conference"."version" > 0);--> statement-breakpoint
ALTER TABLE "rules_profile" ADD CONSTRAINT "rules_profile_name_languages" CHECK ("rules_profile"."name" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "rules_profile" ADD CONSTRAINT "rules_profile_withdrawn" CHECK ("rules_profile"."withdrawn_at" >= "rules_profile"."created_at");--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_title_languages" CHECK ("series"."title" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "focal_point" ADD CONSTRAINT "focal_point_withdrawn" CHECK ("focal_point"."withdrawn_at" >= "focal_point"."invited_at");--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_withdrawn" CHECK ("participant"."withdrawn_at" >= "participant"."nominated_at");--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_version" CHECK ("participant"."version" > 0);--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_version" CHECK ("registration"."version" >= 0);--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_title_languages" CHECK ("document"."title" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "language_version" ADD CONSTRAINT "language_version_version" CHECK ("language_version"."version" > 0);--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_version_range" CHECK ("paragraph"."version" > 0);--> statement-breakpoint
ALTER TABLE "paragraph_version" ADD CONSTRAINT "paragraph_version_version" CHECK ("paragraph_version"."version" > 0);--> statement-breakpoint
ALTER TABLE "paragraph_version" ADD CONSTRAINT "paragraph_version_settled" CHECK (("paragraph_version"."settled_at" is null) = ("paragraph_version"."settled_by" is null));--> statement-breakpoint
ALTER TABLE "paragraph_version" ADD CONSTRAINT "paragraph_version_settled_aside" CHECK ("paragraph_version"."settled_at" is null or "paragraph_version"."aside");--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_number_range" CHECK ("statement"."number" > 0);--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_speaker_languages" CHECK ("statement"."speaker_office" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_text_languages" CHECK ("statement"."text" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_number_range" CHECK ("outcome"."number" > 0);--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_version" CHECK ("outcome"."version" > 0);--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_title_languages" CHECK ("outcome"."title" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "outcome_paragraph" ADD CONSTRAINT "outcome_paragraph_version" CHECK ("outcome_paragraph"."version" > 0);--> statement-breakpoint
ALTER TABLE "outcome_paragraph" ADD CONSTRAINT "outcome_paragraph_verb_languages" CHECK ("outcome_paragraph"."verb" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "outcome_paragraph" ADD CONSTRAINT "outcome_paragraph_addressee_languages" CHECK ("outcome_paragraph"."addressee" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "outcome_paragraph" ADD CONSTRAINT "outcome_paragraph_text_languages" CHECK ("outcome_paragraph"."text" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_title_languages" CHECK ("topic"."title" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "topic_link" ADD CONSTRAINT "topic_link_languages" CHECK ("topic_link"."how" ?& array['en', 'fr', 'es', 'ar']);--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_sequence" CHECK ("event"."sequence" > 0);--> statement-breakpoint
ALTER TABLE "event_head" ADD CONSTRAINT "event_head_sequence" CHECK ("event_head"."sequence" >= 0);--> statement-breakpoint

-- The owner may delete what is written once only while a sample conference is being reset.
CREATE FUNCTION resetting_sample(conference_id uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_user <> 'plenary_app'
    AND current_setting('app.resetting', true) = conference_id::text
    AND EXISTS (SELECT FROM conference c WHERE c.id = resetting_sample.conference_id AND c.sample)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND resetting_sample(OLD.conference_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER event_kept BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_event_kept BEFORE TRUNCATE ON ballot_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER roll_kept BEFORE TRUNCATE ON roll FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER roll_exclusion_kept BEFORE TRUNCATE ON roll_exclusion FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER refused_vote_kept BEFORE TRUNCATE ON refused_vote FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER silence_break_kept BEFORE TRUNCATE ON silence_break FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER agenda_release_kept BEFORE TRUNCATE ON agenda_release FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER paragraph_version_kept BEFORE TRUNCATE ON paragraph_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER outcome_paragraph_kept BEFORE TRUNCATE ON outcome_paragraph FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- An aside may be settled, once; nothing else about a version changes.
CREATE FUNCTION guard_paragraph_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.aside AND OLD.settled_at IS NULL AND NEW.settled_at IS NOT NULL
     AND to_jsonb(NEW) - '{settled_at,settled_by}'::text[] = to_jsonb(OLD) - '{settled_at,settled_by}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'paragraph_version is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DROP TRIGGER paragraph_version_append_only ON paragraph_version;
--> statement-breakpoint
CREATE TRIGGER paragraph_version_append_only BEFORE DELETE ON paragraph_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER paragraph_version_settled BEFORE UPDATE ON paragraph_version FOR EACH ROW EXECUTE FUNCTION guard_paragraph_version();
--> statement-breakpoint

-- The outcome's row is locked whatever its state, where a paragraph leaves and where it goes: an adoption under way
-- in another transaction is waited for, and seen.
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
    IF held.adopted_at IS NOT NULL OR held.left_open_at IS NOT NULL OR held.not_adopted_at IS NOT NULL THEN
      RAISE EXCEPTION 'the text of outcome % is frozen', held.id USING ERRCODE = 'restrict_violation';
    END IF;
  END LOOP;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint

-- What no code of the application does, it may not do.
REVOKE UPDATE ON member, topic, document, language_version, session_bureau, conference FROM plenary_app;
--> statement-breakpoint
GRANT UPDATE (title, summary, host_country, host_city, time_zone, starts_on, ends_on, closed_at, closed_by, version)
  ON conference TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (settled_at, settled_by) ON paragraph_version TO plenary_app;
--> statement-breakpoint
REVOKE DELETE ON rate_limit, outcome_topic, rules_profile FROM plenary_app;
--> statement-breakpoint
REVOKE INSERT ON ballot_tally FROM plenary_app;
