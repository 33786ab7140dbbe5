CREATE TABLE "agenda_item_topic" (
	"conference_id" uuid NOT NULL,
	"agenda_item_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	CONSTRAINT "agenda_item_topic_conference_id_agenda_item_id_topic_id_pk" PRIMARY KEY("conference_id","agenda_item_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "session_topic" (
	"conference_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	CONSTRAINT "session_topic_conference_id_session_id_topic_id_pk" PRIMARY KEY("conference_id","session_id","topic_id")
);
--> statement-breakpoint
ALTER TABLE "topic" DROP CONSTRAINT "topic_slug";--> statement-breakpoint
ALTER TABLE "topic" DROP CONSTRAINT "topic_bounds";--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_item_topic" ADD CONSTRAINT "agenda_item_topic_of" FOREIGN KEY ("conference_id","agenda_item_id") REFERENCES "public"."agenda_item"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item_topic" ADD CONSTRAINT "agenda_item_topic_topic" FOREIGN KEY ("conference_id","topic_id") REFERENCES "public"."topic"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_topic" ADD CONSTRAINT "session_topic_of" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_topic" ADD CONSTRAINT "session_topic_topic" FOREIGN KEY ("conference_id","topic_id") REFERENCES "public"."topic"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" DROP COLUMN "slug";--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_version" CHECK ("topic"."version" > 0);
--> statement-breakpoint

GRANT SELECT, INSERT, DELETE ON agenda_item_topic, session_topic TO plenary_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON topic, topic_link, outcome_topic TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (title, version) ON topic TO plenary_app;
