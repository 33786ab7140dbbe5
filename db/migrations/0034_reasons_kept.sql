CREATE TABLE "event_reason" (
	"conference_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "event_reason_conference_id_sequence_pk" PRIMARY KEY("conference_id","sequence"),
	CONSTRAINT "event_reason_length" CHECK (length(btrim("event_reason"."reason")) > 0 and length("event_reason"."reason") <= 1000),
	CONSTRAINT "event_reason_sequence" CHECK ("event_reason"."sequence" > 0)
);
--> statement-breakpoint
ALTER TABLE "event_reason" ADD CONSTRAINT "event_reason_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_actor" ON "event" USING btree ("conference_id","actor","sequence");
--> statement-breakpoint
GRANT SELECT, INSERT ON event_reason TO plenary_app;
--> statement-breakpoint
-- What is still known of the reasons until now: the last one of each thing.
INSERT INTO event_reason (conference_id, sequence, reason)
SELECT e.conference_id, e.sequence, k.reason FROM (
  SELECT conference_id, id, withdrawal_reason AS reason, ARRAY['delegation.withdrawn'] AS kinds FROM delegation
  UNION ALL SELECT conference_id, id, credentials_reason, ARRAY['credentials.decided'] FROM delegation
  UNION ALL SELECT conference_id, id, decision_reason, ARRAY['registration.accepted', 'registration.returned'] FROM participant
) k CROSS JOIN LATERAL (
  SELECT * FROM event e WHERE e.conference_id = k.conference_id AND e.entity_id = k.id::text AND e.kind = ANY (k.kinds)
  ORDER BY e.sequence DESC LIMIT 1
) e WHERE length(btrim(k.reason)) > 0 AND e.after ->> 'reason' = '[redacted]';
