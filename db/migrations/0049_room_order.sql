ALTER TABLE "room" ADD COLUMN "position" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_position" CHECK ("room"."position" > 0);