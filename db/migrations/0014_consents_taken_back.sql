ALTER TABLE "registration" ADD COLUMN "data_consent_withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "registration" ADD COLUMN "list_consent_withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "registration" ADD COLUMN "photo_consent_withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_consent" CHECK (("registration"."data_consent_at" is null or "registration"."data_consent_withdrawn_at" is null)
        and ("registration"."list_consent_at" is null or "registration"."list_consent_withdrawn_at" is null)
        and ("registration"."photo_consent_at" is null or "registration"."photo_consent_withdrawn_at" is null));