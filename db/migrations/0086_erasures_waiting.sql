ALTER TABLE "erasure_request" DROP CONSTRAINT "erasure_request_decided";--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_decided" CHECK (num_nonnulls("erasure_request"."decision", "erasure_request"."decision_reason", "erasure_request"."decided_at") in (0, 3)
        and ("erasure_request"."withdrawn_at" is null or "erasure_request"."decision" is null or ("erasure_request"."decision" = 'later' and "erasure_request"."erased_at" is null)));--> statement-breakpoint
-- True while an erasure that was decided in this conference, and not withdrawn, is carried out, which the transaction names.
CREATE OR REPLACE FUNCTION is_erasing(conference uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM erasure_request e WHERE e.conference_id = conference AND e.withdrawn_at IS NULL
    AND e.id::text = current_setting('app.erasure', true) AND e.decision IN ('erase', 'later') AND e.erased_at IS NULL)
$$;
