CREATE TABLE "follow_up_notice" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"round_on" date NOT NULL,
	"kind" text NOT NULL,
	"sent_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "follow_up_notice_conference_id_outcome_id_round_on_kind_pk" PRIMARY KEY("conference_id","outcome_id","round_on","kind"),
	CONSTRAINT "follow_up_notice_kind" CHECK ("follow_up_notice"."kind" in ('asked', 'reminded'))
);
--> statement-breakpoint
ALTER TABLE "follow_up_notice" ADD CONSTRAINT "follow_up_notice_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."follow_up"("conference_id","outcome_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER follow_up_notice_append_only BEFORE UPDATE OR DELETE ON follow_up_notice
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER follow_up_notice_kept BEFORE TRUNCATE ON follow_up_notice
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON follow_up_notice TO plenary_app;
