CREATE TABLE "reminder" (
	"conference_id" uuid NOT NULL,
	"deadline" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"days" integer NOT NULL,
	"letters" integer NOT NULL,
	"sent_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "reminder_conference_id_deadline_due_at_days_pk" PRIMARY KEY("conference_id","deadline","due_at","days"),
	CONSTRAINT "reminder_deadline" CHECK ("reminder"."deadline" in ('nominationDue', 'confirmationDue', 'registrationDue')),
	CONSTRAINT "reminder_days" CHECK ("reminder"."days" in (30, 21, 14, 7, 3, 2, 1, -1)),
	CONSTRAINT "reminder_letters" CHECK ("reminder"."letters" >= 0)
);
--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "reminder_days" integer[] DEFAULT '{14,7,2,-1}' NOT NULL;--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "reminders_since" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_reminder_days" CHECK ("conference"."reminder_days" <@ array[30, 21, 14, 7, 3, 2, 1, -1] and cardinality("conference"."reminder_days") <= 8);--> statement-breakpoint
CREATE TRIGGER reminder_append_only BEFORE UPDATE OR DELETE ON reminder
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER reminder_kept BEFORE TRUNCATE ON reminder
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON reminder TO plenary_app;--> statement-breakpoint
GRANT UPDATE (reminder_days, reminders_since) ON conference TO plenary_app;
