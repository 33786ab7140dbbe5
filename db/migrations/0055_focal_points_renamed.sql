ALTER TABLE "person_change" ALTER COLUMN "participant_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "focal_point" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "person_change" ADD COLUMN "focal_point_id" uuid;--> statement-breakpoint
ALTER TABLE "person_change" ADD CONSTRAINT "person_change_focal_point" FOREIGN KEY ("conference_id","focal_point_id") REFERENCES "public"."focal_point"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_change_by_focal_point" ON "person_change" USING btree ("conference_id","focal_point_id");--> statement-breakpoint
ALTER TABLE "focal_point" ADD CONSTRAINT "focal_point_name_length" CHECK (length(btrim("focal_point"."name")) > 0 and length("focal_point"."name") <= 200);--> statement-breakpoint
ALTER TABLE "person_change" ADD CONSTRAINT "person_change_of_one" CHECK (num_nonnulls("person_change"."participant_id", "person_change"."focal_point_id") = 1);
--> statement-breakpoint
GRANT UPDATE (name) ON focal_point TO plenary_app;
