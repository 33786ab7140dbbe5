ALTER TABLE "paragraph" ADD COLUMN "kind" text DEFAULT 'summary' NOT NULL;--> statement-breakpoint
ALTER TABLE "paragraph" ADD COLUMN "delegation_id" uuid;--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_kind" CHECK ("paragraph"."kind" in ('summary', 'statement', 'decision', 'action', 'proposal'));--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_of_delegation" CHECK ("paragraph"."delegation_id" is null or "paragraph"."kind" = 'statement');--> statement-breakpoint

-- What writes a speech down is its delegation's statement, where it is no point of order; approved notes and struck paragraphs, too.
ALTER TABLE "paragraph" DISABLE TRIGGER "paragraph_life";--> statement-breakpoint
UPDATE "paragraph" p SET "kind" = 'statement', "delegation_id" = i."delegation_id" FROM "intervention" i
  WHERE i."conference_id" = p."conference_id" AND i."id" = p."intervention_id" AND i."kind" <> 'pointOfOrder';--> statement-breakpoint
ALTER TABLE "paragraph" ENABLE TRIGGER "paragraph_life";--> statement-breakpoint
GRANT UPDATE (kind, language, delegation_id) ON paragraph TO plenary_app;
