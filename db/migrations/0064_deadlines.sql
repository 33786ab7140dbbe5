ALTER TABLE "delegation" DROP CONSTRAINT "delegation_bounds";--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "nomination_due" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "confirmation_due" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "registration_due" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delegation" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delegation" ADD COLUMN "confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "delegation" ADD COLUMN "reopening_requested_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delegation" ADD COLUMN "reopening_requested_by" uuid;--> statement-breakpoint
ALTER TABLE "delegation" ADD COLUMN "reopening_reason" text;--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_deadlines" CHECK ("conference"."confirmation_due" >= "conference"."nomination_due");--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_confirmed" CHECK ("delegation"."confirmed_at" >= "delegation"."created_at");--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_reopening_requested" CHECK ("delegation"."reopening_requested_at" >= "delegation"."confirmed_at");--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_reopening" CHECK (num_nulls("delegation"."reopening_requested_at", "delegation"."reopening_reason") in (0, 2)
        and ("delegation"."reopening_requested_at" is null or "delegation"."confirmed_at" is not null));--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_bounds" CHECK (length("delegation"."organization") <= 160 and length("delegation"."credentials_reason") <= 1000 and length("delegation"."withdrawal_reason") <= 1000 and length("delegation"."reopening_reason") <= 1000);--> statement-breakpoint
GRANT UPDATE (nomination_due, confirmation_due, registration_due) ON conference TO plenary_app;--> statement-breakpoint
GRANT UPDATE (confirmed_at, confirmed_by, reopening_requested_at, reopening_requested_by, reopening_reason) ON delegation TO plenary_app;
