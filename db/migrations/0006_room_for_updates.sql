-- Each vote writes the row of its ballot and the head of its conference's chain anew. Where the new version fits on the
-- old one's page, the old one is cleared away by whoever reads the page next; else the tables grow with every vote.
ALTER TABLE "ballot" SET (fillfactor = 20);--> statement-breakpoint
ALTER TABLE "event_head" SET (fillfactor = 20);
