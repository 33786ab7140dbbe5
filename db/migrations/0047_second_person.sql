CREATE TABLE "proposal" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"act" text NOT NULL,
	"entity_id" text NOT NULL,
	"subject" jsonb NOT NULL,
	"path" text NOT NULL,
	"input" jsonb NOT NULL,
	"digest" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_as" text NOT NULL,
	"proposed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"lapses_at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_as" text,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "proposal_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "proposal_bounds" CHECK (length("proposal"."entity_id") <= 60 and length("proposal"."path") <= 400),
	CONSTRAINT "proposal_act" CHECK ("proposal"."act" in ('closeConference', 'adoptOutcome', 'openBallot', 'cancelBallot', 'moveClose', 'removeMember', 'withdrawDelegation', 'setSecondPerson')),
	CONSTRAINT "proposal_proposed_as" CHECK ("proposal"."proposed_as" in ('organizer', 'chair', 'administrator')),
	CONSTRAINT "proposal_decision" CHECK ("proposal"."decision" in ('confirmed', 'rejected', 'withdrawn')),
	CONSTRAINT "proposal_decided_as" CHECK ("proposal"."decided_as" in ('organizer', 'chair', 'administrator')),
	CONSTRAINT "proposal_subject_languages" CHECK ("proposal"."subject" ?& array['en', 'fr', 'es', 'ar']),
	CONSTRAINT "proposal_digest" CHECK ("proposal"."digest" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "proposal_times" CHECK ("proposal"."lapses_at" > "proposal"."proposed_at"),
	CONSTRAINT "proposal_in_time" CHECK ("proposal"."decided_at" >= "proposal"."proposed_at" and "proposal"."decided_at" < "proposal"."lapses_at"),
	CONSTRAINT "proposal_decided" CHECK (num_nonnulls("proposal"."decision", "proposal"."decided_by", "proposal"."decided_as", "proposal"."decided_at") in (0, 4)),
	CONSTRAINT "proposal_of_two" CHECK (("proposal"."decision" = 'withdrawn') = ("proposal"."decided_by" = "proposal"."proposed_by")),
	CONSTRAINT "proposal_rejected" CHECK (("proposal"."reason" is not null) = (coalesce("proposal"."decision", '') = 'rejected')),
	CONSTRAINT "proposal_reason_length" CHECK (length(btrim("proposal"."reason")) > 0 and length("proposal"."reason") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "second_person" (
	"conference_id" uuid PRIMARY KEY NOT NULL,
	"acts" text[] NOT NULL,
	"hours" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "second_person_version" CHECK ("second_person"."version" > 0),
	CONSTRAINT "second_person_hours" CHECK ("second_person"."hours" between 1 and 168),
	CONSTRAINT "second_person_acts" CHECK ("second_person"."acts" <@ array['closeConference', 'adoptOutcome', 'openBallot', 'cancelBallot', 'moveClose', 'removeMember', 'withdrawDelegation'] and cardinality("second_person"."acts") <= 7)
);
--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_person" ADD CONSTRAINT "second_person_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposal_open" ON "proposal" USING btree ("conference_id","act","entity_id") WHERE "proposal"."decision" is null;
--> statement-breakpoint
GRANT SELECT, INSERT ON proposal, second_person TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (acts, hours, version) ON second_person TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (decision, decided_by, decided_as, decided_at, reason) ON proposal TO plenary_app;
--> statement-breakpoint
-- A proposal begins open, and its decision is the end of it.
CREATE TRIGGER proposal_begins_open BEFORE INSERT ON proposal FOR EACH ROW
  WHEN (NEW.decision IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER proposal_decided_once BEFORE UPDATE ON proposal FOR EACH ROW
  WHEN (OLD.decision IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER proposal_not_deleted BEFORE DELETE ON proposal FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER proposal_kept BEFORE TRUNCATE ON proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
