-- Each text gets the bound that its input has always had, or a wider one, so no row that this software wrote is beyond it.
-- Where a row is, because somebody wrote it by hand, this migration stops, names the constraint, and leaves all as it was.
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_bounds" CHECK (length("auth_session"."token_hash") <= 100);--> statement-breakpoint
ALTER TABLE "rate_limit" ADD CONSTRAINT "rate_limit_bounds" CHECK (length("rate_limit"."key") <= 400);--> statement-breakpoint
ALTER TABLE "request_key" ADD CONSTRAINT "request_key_bounds" CHECK (length("request_key"."adds") <= 60);--> statement-breakpoint
ALTER TABLE "sign_in_token" ADD CONSTRAINT "sign_in_token_bounds" CHECK (length("sign_in_token"."token_hash") <= 100 and length("sign_in_token"."identifier") <= 320 and length("sign_in_token"."asked_by") <= 100);--> statement-breakpoint
ALTER TABLE "accepted_warning" ADD CONSTRAINT "accepted_warning_bounds" CHECK (length("accepted_warning"."warning") <= 60);--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_languages" CHECK ("session"."languages" <@ array['en', 'fr', 'es', 'ar'] and cardinality("session"."languages") <= 4);--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_bounds" CHECK (length("ballot"."head_hash") <= 100 and length("ballot"."result_package") <= 540000000 and length("ballot"."signature") <= 200);--> statement-breakpoint
ALTER TABLE "ballot_event" ADD CONSTRAINT "ballot_event_bounds" CHECK (length("ballot_event"."previous_hash") <= 100 and length("ballot_event"."hash") <= 100 and length("ballot_event"."receipt") <= 20000);--> statement-breakpoint
ALTER TABLE "refused_vote" ADD CONSTRAINT "refused_vote_bounds" CHECK (length("refused_vote"."reason") <= 60);--> statement-breakpoint
ALTER TABLE "roll_exclusion" ADD CONSTRAINT "roll_exclusion_bounds" CHECK (length("roll_exclusion"."name") <= 160 and length("roll_exclusion"."reason") <= 60);--> statement-breakpoint
ALTER TABLE "silence_break" ADD CONSTRAINT "silence_break_bounds" CHECK (length("silence_break"."previous_hash") <= 100 and length("silence_break"."hash") <= 100 and length("silence_break"."receipt") <= 20000 and length("silence_break"."salt") <= 64);--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_bounds" CHECK (length("conference"."region") <= 80 and length("conference"."time_zone") <= 60);--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_bounds" CHECK (length("series"."slug") <= 60);--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_bounds" CHECK (length("delegation"."organization") <= 160 and length("delegation"."credentials_reason") <= 1000);--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_bounds" CHECK (length("participant"."decision_reason") <= 1000);--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_bounds" CHECK (length("registration"."phone") <= 60 and length("registration"."dietary_needs") <= 500 and length("registration"."access_needs") <= 500);--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_languages" CHECK ("registration"."languages" <@ array['en', 'fr', 'es', 'ar'] and cardinality("registration"."languages") <= 4);--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_bounds" CHECK (length("file"."media_type") <= 60);--> statement-breakpoint
ALTER TABLE "language_version" ADD CONSTRAINT "language_version_bounds" CHECK (cardinality("language_version"."paragraphs") <= 2000 and length(array_to_string("language_version"."paragraphs", '')) <= 1000000);--> statement-breakpoint
ALTER TABLE "paragraph_version" ADD CONSTRAINT "paragraph_version_bounds" CHECK (length("paragraph_version"."text") <= 20000);--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_bounds" CHECK (length("outbox"."template") <= 60 and length("outbox"."last_error") <= 2000);--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_bounds" CHECK (length("topic"."slug") <= 80);--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_bounds" CHECK (length("event"."actor") <= 60 and length("event"."kind") <= 60 and length("event"."entity") <= 60 and length("event"."entity_id") <= 100 and length("event"."previous_hash") <= 100 and length("event"."hash") <= 100);--> statement-breakpoint
ALTER TABLE "event_head" ADD CONSTRAINT "event_head_bounds" CHECK (length("event_head"."hash") <= 100);--> statement-breakpoint
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_bounds" CHECK (length("signing_key"."public_key") <= 1000 and length("signing_key"."endorsement") <= 4000 and length("signing_key"."reason") <= 150000 and length("signing_key"."recorded_by") <= 200);