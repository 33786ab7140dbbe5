ALTER TABLE "file" DROP CONSTRAINT "file_bounds";--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_bounds" CHECK (length("file"."media_type") <= 100);