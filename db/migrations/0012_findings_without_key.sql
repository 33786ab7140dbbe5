ALTER TABLE "ballot_finding" DROP CONSTRAINT "ballot_finding_key";--> statement-breakpoint
ALTER TABLE "ballot_finding" DROP COLUMN "key";