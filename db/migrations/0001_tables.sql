CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "account_email_unique" UNIQUE("email"),
	CONSTRAINT "account_email_lower" CHECK ("account"."email" = lower("account"."email")),
	CONSTRAINT "account_email_length" CHECK (length(btrim("account"."email")) > 0 and length("account"."email") <= 254),
	CONSTRAINT "account_name_length" CHECK (length(btrim("account"."name")) > 0 and length("account"."name") <= 200),
	CONSTRAINT "account_locale" CHECK ("account"."locale" in ('en', 'fr', 'es', 'ar'))
);
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "auth_session_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"conference_id" uuid,
	"role" text NOT NULL,
	"granted_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"granted_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	CONSTRAINT "role_grant_role" CHECK ("role_grant"."role" in ('administrator', 'organizer', 'credentialsOfficer', 'chair', 'rapporteur')),
	CONSTRAINT "role_grant_scope" CHECK (("role_grant"."role" = 'administrator') = ("role_grant"."conference_id" is null))
);
--> statement-breakpoint
CREATE TABLE "sign_in_token" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accepted_warning" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"warning" text NOT NULL,
	"reason" text NOT NULL,
	"accepted_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"accepted_by" uuid,
	CONSTRAINT "accepted_warning_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "accepted_warning_reason" CHECK (length(btrim("accepted_warning"."reason")) > 0 and length("accepted_warning"."reason") <= 500)
);
--> statement-breakpoint
CREATE TABLE "agenda_item" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" jsonb NOT NULL,
	CONSTRAINT "agenda_item_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "agenda_item_number" UNIQUE("conference_id","number"),
	CONSTRAINT "agenda_item_number_range" CHECK ("agenda_item"."number" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "agenda_release" (
	"conference_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"sessions" jsonb NOT NULL,
	"released_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"released_by" uuid,
	CONSTRAINT "agenda_release_conference_id_number_pk" PRIMARY KEY("conference_id","number"),
	CONSTRAINT "agenda_release_number" CHECK ("agenda_release"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "session" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"agenda_item_id" uuid,
	"room_id" uuid,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "session_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "session_times" UNIQUE("conference_id","id","starts_at","ends_at"),
	CONSTRAINT "session_kind" CHECK ("session"."kind" in ('ceremony', 'plenary', 'panel', 'workingGroup', 'bilateral', 'sideEvent', 'break')),
	CONSTRAINT "session_range" CHECK ("session"."ends_at" > "session"."starts_at" and "session"."ends_at" <= "session"."starts_at" + interval '16 hours')
);
--> statement-breakpoint
CREATE TABLE "session_bureau" (
	"conference_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"office" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_bureau_conference_id_session_id_account_id_pk" PRIMARY KEY("conference_id","session_id","account_id"),
	CONSTRAINT "session_bureau_office" CHECK ("session_bureau"."office" in ('chair', 'viceChair', 'rapporteur'))
);
--> statement-breakpoint
CREATE TABLE "ballot" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"outcome_id" uuid NOT NULL,
	"procedure" text NOT NULL,
	"question" jsonb NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"previous_ballot_id" uuid,
	"rules_name" jsonb NOT NULL,
	"profile" jsonb NOT NULL,
	"rules" jsonb NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"opened_by" uuid,
	"next_sequence" integer DEFAULT 1 NOT NULL,
	"head_hash" text NOT NULL,
	"declared_at" timestamp (3) with time zone,
	"result" jsonb,
	"result_package" text,
	"signature" text,
	CONSTRAINT "ballot_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "ballot_number" UNIQUE("conference_id","number"),
	CONSTRAINT "ballot_procedure" CHECK ("ballot"."procedure" in ('vote', 'silence')),
	CONSTRAINT "ballot_range" CHECK ("ballot"."closes_at" > "ballot"."opens_at"),
	CONSTRAINT "ballot_round" CHECK ("ballot"."round" between 1 and 9),
	CONSTRAINT "ballot_declared" CHECK (("ballot"."declared_at" is null) = ("ballot"."result" is null))
);
--> statement-breakpoint
CREATE TABLE "ballot_event" (
	"conference_id" uuid NOT NULL,
	"ballot_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"delegation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"choice" text NOT NULL,
	"key" uuid NOT NULL,
	"actor" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"receipt" text NOT NULL,
	CONSTRAINT "ballot_event_conference_id_ballot_id_sequence_pk" PRIMARY KEY("conference_id","ballot_id","sequence"),
	CONSTRAINT "ballot_event_version" UNIQUE("conference_id","ballot_id","delegation_id","version"),
	CONSTRAINT "ballot_event_key" UNIQUE("conference_id","ballot_id","key"),
	CONSTRAINT "ballot_event_choice" CHECK ("ballot_event"."choice" in ('for', 'against', 'abstain')),
	CONSTRAINT "ballot_event_sequence" CHECK ("ballot_event"."sequence" > 0 and "ballot_event"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "refused_vote" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ballot_id" uuid NOT NULL,
	"delegation_id" uuid,
	"actor" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "refused_vote_conference_id_id_pk" PRIMARY KEY("conference_id","id")
);
--> statement-breakpoint
CREATE TABLE "roll" (
	"conference_id" uuid NOT NULL,
	"ballot_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"country_code" char(2) NOT NULL,
	CONSTRAINT "roll_conference_id_ballot_id_delegation_id_pk" PRIMARY KEY("conference_id","ballot_id","delegation_id"),
	CONSTRAINT "roll_country" UNIQUE("conference_id","ballot_id","country_code")
);
--> statement-breakpoint
CREATE TABLE "roll_exclusion" (
	"conference_id" uuid NOT NULL,
	"ballot_id" uuid NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "roll_exclusion_conference_id_ballot_id_name_pk" PRIMARY KEY("conference_id","ballot_id","name")
);
--> statement-breakpoint
CREATE TABLE "silence_break" (
	"conference_id" uuid NOT NULL,
	"ballot_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"broken_by" uuid NOT NULL,
	CONSTRAINT "silence_break_conference_id_ballot_id_delegation_id_pk" PRIMARY KEY("conference_id","ballot_id","delegation_id"),
	CONSTRAINT "silence_break_reason" CHECK (length(btrim("silence_break"."reason")) > 0 and length("silence_break"."reason") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "conference" (
	"id" uuid PRIMARY KEY NOT NULL,
	"series_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"symbol" text NOT NULL,
	"ordinal" integer,
	"title" jsonb NOT NULL,
	"summary" jsonb,
	"region" text NOT NULL,
	"host_country" char(2),
	"host_city" jsonb,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "conference_slug_unique" UNIQUE("slug"),
	CONSTRAINT "conference_symbol_unique" UNIQUE("symbol"),
	CONSTRAINT "conference_slug_form" CHECK ("conference"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("conference"."slug") <= 60),
	CONSTRAINT "conference_dates" CHECK ("conference"."ends_on" >= "conference"."starts_on"),
	CONSTRAINT "conference_dates_both" CHECK (("conference"."starts_on" is null) = ("conference"."ends_on" is null)),
	CONSTRAINT "conference_ordinal" CHECK ("conference"."ordinal" > 0),
	CONSTRAINT "conference_host_form" CHECK ("conference"."host_country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "conference_symbol_length" CHECK (length(btrim("conference"."symbol")) > 0 and length("conference"."symbol") <= 40)
);
--> statement-breakpoint
CREATE TABLE "member" (
	"conference_id" uuid NOT NULL,
	"country_code" char(2) NOT NULL,
	CONSTRAINT "member_conference_id_country_code_pk" PRIMARY KEY("conference_id","country_code"),
	CONSTRAINT "member_code_form" CHECK ("member"."country_code" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "room" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"capacity" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "room_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "room_name" UNIQUE("conference_id","name"),
	CONSTRAINT "room_name_length" CHECK (length(btrim("room"."name")) > 0 and length("room"."name") <= 80),
	CONSTRAINT "room_capacity" CHECK ("room"."capacity" between 1 and 20000)
);
--> statement-breakpoint
CREATE TABLE "rules_profile" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"profile" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "rules_profile_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "rules_profile_version" CHECK ("rules_profile"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "series_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "voting_right_suspension" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"country_code" char(2) NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "voting_right_suspension_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "suspension_range" CHECK ("voting_right_suspension"."ends_at" > "voting_right_suspension"."starts_at"),
	CONSTRAINT "suspension_reason_length" CHECK (length(btrim("voting_right_suspension"."reason")) > 0 and length("voting_right_suspension"."reason") <= 500)
);
--> statement-breakpoint
CREATE TABLE "delegation" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"country_code" char(2),
	"organization" text,
	"quota" integer NOT NULL,
	"credentials_status" text DEFAULT 'awaited' NOT NULL,
	"credentials_reason" text,
	"credentials_decided_at" timestamp (3) with time zone,
	"credentials_decided_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "delegation_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "delegation_country" UNIQUE("conference_id","country_code","kind"),
	CONSTRAINT "delegation_organization" UNIQUE("conference_id","organization"),
	CONSTRAINT "delegation_sender" CHECK (("delegation"."country_code" is null) <> ("delegation"."organization" is null)),
	CONSTRAINT "delegation_quota" CHECK ("delegation"."quota" between 1 and 500),
	CONSTRAINT "delegation_country_form" CHECK ("delegation"."country_code" ~ '^[A-Z]{2}$'),
	CONSTRAINT "delegation_kind" CHECK ("delegation"."kind" in ('memberInRegion', 'memberOutOfRegion', 'observer', 'guest', 'host', 'secretariat')),
	CONSTRAINT "delegation_credentials" CHECK ("delegation"."credentials_status" in ('awaited', 'submitted', 'provisional', 'accepted', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "focal_point" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"invited_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "focal_point_conference_id_id_pk" PRIMARY KEY("conference_id","id")
);
--> statement-breakpoint
CREATE TABLE "participant" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"capacity" text NOT NULL,
	"nominated_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"nominated_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"decision" text,
	"decision_reason" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "participant_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "participant_capacity" CHECK ("participant"."capacity" in ('head', 'alternate', 'delegate', 'adviser', 'expert')),
	CONSTRAINT "participant_decision" CHECK ("participant"."decision" in ('accepted', 'returned')),
	CONSTRAINT "participant_decided" CHECK (("participant"."decision" is null) = ("participant"."decided_at" is null)),
	CONSTRAINT "participant_returned_reason" CHECK ("participant"."decision" is distinct from 'returned' or length(btrim("participant"."decision_reason")) > 0),
	CONSTRAINT "participant_submitted_first" CHECK ("participant"."decision" is null or "participant"."submitted_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "registration" (
	"conference_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"given_name" text,
	"family_name" text,
	"badge_name" text,
	"office" text,
	"phone" text,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"dietary_needs" text,
	"access_needs" text,
	"photo_id" uuid,
	"data_consent_at" timestamp (3) with time zone,
	"list_consent_at" timestamp (3) with time zone,
	"photo_consent_at" timestamp (3) with time zone,
	"saved_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "registration_conference_id_participant_id_pk" PRIMARY KEY("conference_id","participant_id"),
	CONSTRAINT "registration_given_length" CHECK (length(btrim("registration"."given_name")) > 0 and length("registration"."given_name") <= 100),
	CONSTRAINT "registration_family_length" CHECK (length(btrim("registration"."family_name")) > 0 and length("registration"."family_name") <= 100),
	CONSTRAINT "registration_badge_length" CHECK (length(btrim("registration"."badge_name")) > 0 and length("registration"."badge_name") <= 60),
	CONSTRAINT "registration_office_length" CHECK (length(btrim("registration"."office")) > 0 and length("registration"."office") <= 160)
);
--> statement-breakpoint
CREATE TABLE "document" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"symbol" text NOT NULL,
	"kind" text NOT NULL,
	"classification" text NOT NULL,
	"title" jsonb NOT NULL,
	"original_language" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"published_at" timestamp (3) with time zone,
	"published_by" uuid,
	CONSTRAINT "document_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "document_symbol" UNIQUE("conference_id","symbol"),
	CONSTRAINT "document_symbol_length" CHECK (length(btrim("document"."symbol")) > 0 and length("document"."symbol") <= 80),
	CONSTRAINT "document_kind" CHECK ("document"."kind" in ('communique', 'summaryRecord', 'informationNote', 'finalReport')),
	CONSTRAINT "document_classification" CHECK ("document"."classification" in ('public', 'participants', 'restricted')),
	CONSTRAINT "document_language" CHECK ("document"."original_language" in ('en', 'fr', 'es', 'ar'))
);
--> statement-breakpoint
CREATE TABLE "file" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"width" integer,
	"height" integer,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"created_by" uuid,
	CONSTRAINT "file_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "file_kind" CHECK ("file"."kind" in ('photo')),
	CONSTRAINT "file_size" CHECK (octet_length("file"."bytes") between 1 and 2000000)
);
--> statement-breakpoint
CREATE TABLE "language_version" (
	"conference_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"language" text NOT NULL,
	"paragraphs" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "language_version_conference_id_document_id_language_pk" PRIMARY KEY("conference_id","document_id","language"),
	CONSTRAINT "language_version_language" CHECK ("language_version"."language" in ('en', 'fr', 'es', 'ar'))
);
--> statement-breakpoint
CREATE TABLE "paragraph" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"created_by" uuid,
	"saved_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"saved_by" uuid,
	CONSTRAINT "paragraph_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "paragraph_number" UNIQUE("conference_id","session_id","number"),
	CONSTRAINT "paragraph_language" CHECK ("paragraph"."language" in ('en', 'fr', 'es', 'ar')),
	CONSTRAINT "paragraph_number_range" CHECK ("paragraph"."number" > 0),
	CONSTRAINT "paragraph_length" CHECK (length("paragraph"."text") <= 20000)
);
--> statement-breakpoint
CREATE TABLE "paragraph_version" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"paragraph_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"aside" boolean DEFAULT false NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"saved_by" uuid,
	CONSTRAINT "paragraph_version_conference_id_id_pk" PRIMARY KEY("conference_id","id")
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"speaker_office" jsonb NOT NULL,
	"text" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "statement_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "statement_number" UNIQUE("conference_id","session_id","number")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conference_id" uuid,
	"recipient" text NOT NULL,
	"locale" text NOT NULL,
	"template" text NOT NULL,
	"params" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"gave_up_at" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "outbox_recipient" CHECK (length(btrim("outbox"."recipient")) > 0 and length("outbox"."recipient") <= 254),
	CONSTRAINT "outbox_locale" CHECK ("outbox"."locale" in ('en', 'fr', 'es', 'ar')),
	CONSTRAINT "outbox_attempts" CHECK ("outbox"."attempts" >= 0)
);
--> statement-breakpoint
CREATE TABLE "outcome" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"strength" text,
	"title" jsonb NOT NULL,
	"session_id" uuid,
	"main_sponsor_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"created_by" uuid,
	"left_open_at" timestamp (3) with time zone,
	"left_open_by" uuid,
	"adopted_at" timestamp (3) with time zone,
	"adopted_by" uuid,
	"adoption_method" text,
	"not_adopted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "outcome_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "outcome_number" UNIQUE("conference_id","number"),
	CONSTRAINT "outcome_kind" CHECK ("outcome"."kind" in ('recommendation', 'measure', 'mandate', 'decision', 'declaration')),
	CONSTRAINT "outcome_strength" CHECK ("outcome"."strength" in ('reinforced', 'encouraged', 'supported', 'keyRecommendation')),
	CONSTRAINT "outcome_method" CHECK ("outcome"."adoption_method" in ('consensus', 'recorded', 'vote', 'silence')),
	CONSTRAINT "outcome_adopted" CHECK (("outcome"."adopted_at" is null) = ("outcome"."adoption_method" is null)),
	CONSTRAINT "outcome_one_end" CHECK ("outcome"."adopted_at" is null or "outcome"."not_adopted_at" is null)
);
--> statement-breakpoint
CREATE TABLE "outcome_paragraph" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"part" text NOT NULL,
	"number" integer NOT NULL,
	"verb" jsonb,
	"addressee" jsonb,
	"text" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"saved_by" uuid,
	CONSTRAINT "outcome_paragraph_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "outcome_paragraph_number" UNIQUE("conference_id","outcome_id","part","number"),
	CONSTRAINT "outcome_paragraph_part" CHECK ("outcome_paragraph"."part" in ('preambular', 'operative')),
	CONSTRAINT "outcome_paragraph_number_range" CHECK ("outcome_paragraph"."number" > 0),
	CONSTRAINT "outcome_paragraph_operative" CHECK ("outcome_paragraph"."part" = 'preambular' or ("outcome_paragraph"."verb" is not null and "outcome_paragraph"."addressee" is not null))
);
--> statement-breakpoint
CREATE TABLE "outcome_source" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"paragraph_id" uuid NOT NULL,
	CONSTRAINT "outcome_source_conference_id_outcome_id_paragraph_id_pk" PRIMARY KEY("conference_id","outcome_id","paragraph_id")
);
--> statement-breakpoint
CREATE TABLE "outcome_topic" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	CONSTRAINT "outcome_topic_conference_id_outcome_id_topic_id_pk" PRIMARY KEY("conference_id","outcome_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"text" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "reservation_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "reservation_once" UNIQUE("conference_id","outcome_id","delegation_id"),
	CONSTRAINT "reservation_length" CHECK (length(btrim("reservation"."text")) > 0 and length("reservation"."text") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "topic" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" jsonb NOT NULL,
	CONSTRAINT "topic_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "topic_slug" UNIQUE("conference_id","slug")
);
--> statement-breakpoint
CREATE TABLE "topic_link" (
	"conference_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"how" jsonb NOT NULL,
	CONSTRAINT "topic_link_conference_id_from_id_to_id_pk" PRIMARY KEY("conference_id","from_id","to_id"),
	CONSTRAINT "topic_link_two" CHECK ("topic_link"."from_id" <> "topic_link"."to_id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"conference_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"kind" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "event_conference_id_sequence_pk" PRIMARY KEY("conference_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "event_head" (
	"conference_id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accepted_warning" ADD CONSTRAINT "accepted_warning_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_release" ADD CONSTRAINT "agenda_release_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_room" FOREIGN KEY ("conference_id","room_id") REFERENCES "public"."room"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_item" FOREIGN KEY ("conference_id","agenda_item_id") REFERENCES "public"."agenda_item"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_bureau" ADD CONSTRAINT "session_bureau_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_bureau" ADD CONSTRAINT "session_bureau_session" FOREIGN KEY ("conference_id","session_id","starts_at","ends_at") REFERENCES "public"."session"("conference_id","id","starts_at","ends_at") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_outcome" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_event" ADD CONSTRAINT "ballot_event_roll" FOREIGN KEY ("conference_id","ballot_id","delegation_id") REFERENCES "public"."roll"("conference_id","ballot_id","delegation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_vote" ADD CONSTRAINT "refused_vote_ballot" FOREIGN KEY ("conference_id","ballot_id") REFERENCES "public"."ballot"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roll" ADD CONSTRAINT "roll_ballot" FOREIGN KEY ("conference_id","ballot_id") REFERENCES "public"."ballot"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roll" ADD CONSTRAINT "roll_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roll_exclusion" ADD CONSTRAINT "roll_exclusion_ballot" FOREIGN KEY ("conference_id","ballot_id") REFERENCES "public"."ballot"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence_break" ADD CONSTRAINT "silence_break_roll" FOREIGN KEY ("conference_id","ballot_id","delegation_id") REFERENCES "public"."roll"("conference_id","ballot_id","delegation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules_profile" ADD CONSTRAINT "rules_profile_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focal_point" ADD CONSTRAINT "focal_point_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focal_point" ADD CONSTRAINT "focal_point_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_delegation" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_participant" FOREIGN KEY ("conference_id","participant_id") REFERENCES "public"."participant"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_photo" FOREIGN KEY ("conference_id","photo_id") REFERENCES "public"."file"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_version" ADD CONSTRAINT "language_version_document" FOREIGN KEY ("conference_id","document_id") REFERENCES "public"."document"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph_version" ADD CONSTRAINT "paragraph_version_of" FOREIGN KEY ("conference_id","paragraph_id") REFERENCES "public"."paragraph"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_session" FOREIGN KEY ("conference_id","session_id") REFERENCES "public"."session"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_sponsor" FOREIGN KEY ("conference_id","main_sponsor_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_paragraph" ADD CONSTRAINT "outcome_paragraph_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_source" ADD CONSTRAINT "outcome_source_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_source" ADD CONSTRAINT "outcome_source_note" FOREIGN KEY ("conference_id","paragraph_id") REFERENCES "public"."paragraph"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_topic" ADD CONSTRAINT "outcome_topic_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_topic" ADD CONSTRAINT "outcome_topic_topic" FOREIGN KEY ("conference_id","topic_id") REFERENCES "public"."topic"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_by" FOREIGN KEY ("conference_id","delegation_id") REFERENCES "public"."delegation"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_link" ADD CONSTRAINT "topic_link_from" FOREIGN KEY ("conference_id","from_id") REFERENCES "public"."topic"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_link" ADD CONSTRAINT "topic_link_to" FOREIGN KEY ("conference_id","to_id") REFERENCES "public"."topic"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "auth_session_account" ON "auth_session" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "role_grant_current" ON "role_grant" USING btree ("account_id",coalesce("conference_id", '00000000-0000-0000-0000-000000000000'),"role") WHERE "role_grant"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "role_grant_conference" ON "role_grant" USING btree ("conference_id");--> statement-breakpoint
CREATE INDEX "session_start" ON "session" USING btree ("conference_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ballot_one_open" ON "ballot" USING btree ("conference_id","outcome_id") WHERE "ballot"."declared_at" is null;--> statement-breakpoint
CREATE INDEX "ballot_due" ON "ballot" USING btree ("closes_at") WHERE "ballot"."declared_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "focal_point_current" ON "focal_point" USING btree ("conference_id","delegation_id","account_id") WHERE "focal_point"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "focal_point_account" ON "focal_point" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participant_one_head" ON "participant" USING btree ("conference_id","delegation_id") WHERE "participant"."capacity" = 'head' and "participant"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "participant_once" ON "participant" USING btree ("conference_id","account_id") WHERE "participant"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "participant_by_delegation" ON "participant" USING btree ("conference_id","delegation_id");--> statement-breakpoint
CREATE INDEX "participant_account" ON "participant" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "paragraph_version_by" ON "paragraph_version" USING btree ("conference_id","paragraph_id","version");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE "outbox"."sent_at" is null and "outbox"."gave_up_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_newest" ON "outbox" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outcome_source_by_note" ON "outcome_source" USING btree ("conference_id","paragraph_id");--> statement-breakpoint
CREATE INDEX "event_entity" ON "event" USING btree ("conference_id","entity","entity_id");