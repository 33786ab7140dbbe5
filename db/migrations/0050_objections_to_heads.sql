ALTER TABLE "ballot_act" DROP CONSTRAINT "ballot_act_kind";--> statement-breakpoint
ALTER TABLE "ballot_act" ADD COLUMN "new_head" uuid;--> statement-breakpoint
ALTER TABLE "ballot_act" ADD COLUMN "former_head" uuid;--> statement-breakpoint
ALTER TABLE "ballot_act" ADD CONSTRAINT "ballot_act_heads" CHECK ("ballot_act"."kind" = 'headReplaced' or num_nonnulls("ballot_act"."new_head", "ballot_act"."former_head") = 0);--> statement-breakpoint
ALTER TABLE "ballot_act" ADD CONSTRAINT "ballot_act_kind" CHECK ("ballot_act"."kind" in ('closeMoved', 'headReplaced', 'headConfirmed', 'headObjected', 'cancelled'));