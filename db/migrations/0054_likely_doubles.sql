-- A name as it is compared with others: searchable, its words in one order. It says what `nameKey` of the domain says. The
-- indexes hold what it gave: whoever changes it, or what it calls, makes them anew. Its cost is told, so that a plan asks an
-- index and does not fold every name.
CREATE FUNCTION name_key(typed text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 2000
RETURN (SELECT coalesce(string_agg(word, ' ' ORDER BY word COLLATE "C"), '')
  FROM string_to_table(searchable(typed), ' ') one(word) WHERE word <> '');
--> statement-breakpoint
CREATE TABLE "person_distinction" (
	"conference_id" uuid NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"distinguished_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"distinguished_by" uuid,
	CONSTRAINT "person_distinction_conference_id_first_id_second_id_pk" PRIMARY KEY("conference_id","first_id","second_id"),
	CONSTRAINT "person_distinction_of_two" CHECK ("person_distinction"."first_id" < "person_distinction"."second_id")
);
--> statement-breakpoint
ALTER TABLE "person_distinction" ADD CONSTRAINT "person_distinction_first" FOREIGN KEY ("conference_id","first_id") REFERENCES "public"."participant"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_distinction" ADD CONSTRAINT "person_distinction_second" FOREIGN KEY ("conference_id","second_id") REFERENCES "public"."participant"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_distinction_by_second" ON "person_distinction" USING btree ("conference_id","second_id");--> statement-breakpoint
CREATE INDEX "account_name_key" ON "account" USING btree (name_key("name"));--> statement-breakpoint
CREATE INDEX "participant_name_key" ON "participant" USING btree ("conference_id",name_key("name")) WHERE "participant"."name" is not null;--> statement-breakpoint
CREATE INDEX "registration_name_key" ON "registration" USING btree ("conference_id",name_key(coalesce("given_name", '') || ' ' || coalesce("family_name", '')));--> statement-breakpoint
CREATE INDEX "registration_badge_key" ON "registration" USING btree ("conference_id",name_key("badge_name"));
--> statement-breakpoint
GRANT SELECT, INSERT ON person_distinction TO plenary_app;
