-- A vote of before is kept as it was: what is written once cannot be salted afterwards, and its chain holds without.
ALTER TABLE "ballot_event" ADD COLUMN "salt" text;--> statement-breakpoint
ALTER TABLE "ballot_event" ADD CONSTRAINT "ballot_event_salt" CHECK ("ballot_event"."salt" is not null and "ballot_event"."salt" ~ '^[0-9a-f]{32}$') NOT VALID;