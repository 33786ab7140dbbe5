ALTER TABLE "form_answer" ALTER COLUMN "answer" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "form_answer" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "form_question_version" ADD COLUMN "kept_days" integer;--> statement-breakpoint
ALTER TABLE "form_question_version" ADD COLUMN "kept_since" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL;--> statement-breakpoint
CREATE INDEX "form_answer_standing" ON "form_answer" USING btree ("conference_id","question_id","given_under") WHERE "form_answer"."answer" is not null;--> statement-breakpoint
ALTER TABLE "form_answer" ADD CONSTRAINT "form_answer_erased" CHECK (("form_answer"."answer" is null) = ("form_answer"."erased_at" is not null));--> statement-breakpoint
ALTER TABLE "form_answer" ADD CONSTRAINT "form_answer_erased_at" CHECK ("form_answer"."erased_at" >= "form_answer"."answered_at");--> statement-breakpoint
ALTER TABLE "form_question_version" ADD CONSTRAINT "form_question_version_kept_days" CHECK ("form_question_version"."kept_days" between 1 and 365);--> statement-breakpoint
GRANT UPDATE (erased_at) ON form_answer TO plenary_app;
--> statement-breakpoint
-- What was erased is answered again only to a question that was asked anew since.
CREATE FUNCTION guard_erased_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.erased_at IS NOT NULL AND NEW.answer IS NOT NULL AND NEW.given_under <= OLD.given_under THEN
    RAISE EXCEPTION 'an answer to question % was erased', OLD.question_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER form_answer_stays_erased BEFORE UPDATE ON form_answer FOR EACH ROW EXECUTE FUNCTION guard_erased_answer();
