ALTER TABLE "form_question_version" ADD COLUMN "condition_of" uuid;--> statement-breakpoint
ALTER TABLE "form_question_version" ADD COLUMN "condition_answers" text[];--> statement-breakpoint
ALTER TABLE "form_question_version" ADD CONSTRAINT "form_question_version_hangs_on" FOREIGN KEY ("conference_id","condition_of") REFERENCES "public"."form_question"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_question_version" ADD CONSTRAINT "form_question_version_condition" CHECK (("form_question_version"."condition_of" is null) = ("form_question_version"."condition_answers" is null) and "form_question_version"."condition_of" is distinct from "form_question_version"."question_id");--> statement-breakpoint
ALTER TABLE "form_question_version" ADD CONSTRAINT "form_question_version_condition_answers" CHECK (cardinality("form_question_version"."condition_answers") between 1 and 12
        and length(array_to_string("form_question_version"."condition_answers", '')) <= 432);--> statement-breakpoint
-- What is asked hangs on a question that is asked, before it, and has answers to choose between, once the transaction is through.
CREATE FUNCTION guard_form_conditions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM form_question q
      JOIN form_question_version v ON v.conference_id = q.conference_id AND v.question_id = q.id AND v.number = q.version
      JOIN form_question held ON held.conference_id = v.conference_id AND held.id = v.condition_of
      JOIN form_question_version h ON h.conference_id = held.conference_id AND h.question_id = held.id
        AND h.number = held.version
      WHERE q.conference_id = NEW.conference_id AND q.retired_at IS NULL
        AND (held.retired_at IS NOT NULL OR (held.position, held.id) >= (q.position, q.id)
          OR NOT CASE held.kind
            WHEN 'yesNo' THEN v.condition_answers <@ array['yes', 'no']
            WHEN 'consent' THEN v.condition_answers <@ array['given']
            WHEN 'choice' THEN v.condition_answers <@ ARRAY(SELECT o ->> 'id' FROM jsonb_array_elements(h.options) o)
            WHEN 'several' THEN v.condition_answers <@ ARRAY(SELECT o ->> 'id' FROM jsonb_array_elements(h.options) o)
            ELSE false END)) THEN
    RAISE EXCEPTION 'a question of conference % hangs on none before it', NEW.conference_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER form_question_hangs_on AFTER INSERT OR UPDATE ON form_question DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard_form_conditions();
