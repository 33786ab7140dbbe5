CREATE TABLE "communique_corrigendum" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"paragraph_id" uuid,
	"language" text NOT NULL,
	"wrong" text NOT NULL,
	"reads" text NOT NULL,
	"reason" text NOT NULL,
	"recorded_as" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "communique_corrigendum_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "communique_corrigendum_number" UNIQUE("conference_id","document_id","number"),
	CONSTRAINT "communique_corrigendum_number_range" CHECK ("communique_corrigendum"."number" > 0),
	CONSTRAINT "communique_corrigendum_language" CHECK ("communique_corrigendum"."language" in ('en', 'fr', 'es', 'ar')),
	CONSTRAINT "communique_corrigendum_recorded_as" CHECK ("communique_corrigendum"."recorded_as" in ('organizer', 'pressOfficer')),
	CONSTRAINT "communique_corrigendum_wrong" CHECK (length(btrim("communique_corrigendum"."wrong")) > 0 and length("communique_corrigendum"."wrong") <= 2000),
	CONSTRAINT "communique_corrigendum_reads" CHECK (length(btrim("communique_corrigendum"."reads")) > 0 and length("communique_corrigendum"."reads") <= 2000),
	CONSTRAINT "communique_corrigendum_reason" CHECK (length(btrim("communique_corrigendum"."reason")) > 0 and length("communique_corrigendum"."reason") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "communique_paragraph" (
	"conference_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"saved_by" uuid,
	CONSTRAINT "communique_paragraph_conference_id_id_pk" PRIMARY KEY("conference_id","id"),
	CONSTRAINT "communique_paragraph_number" UNIQUE("conference_id","document_id","number"),
	CONSTRAINT "communique_paragraph_number_range" CHECK ("communique_paragraph"."number" > 0),
	CONSTRAINT "communique_paragraph_version" CHECK ("communique_paragraph"."version" > 0),
	CONSTRAINT "communique_paragraph_text_languages" CHECK ("communique_paragraph"."text" ?& array['en', 'fr', 'es', 'ar'])
);
--> statement-breakpoint
ALTER TABLE "role_grant" DROP CONSTRAINT "role_grant_role";--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "reviewed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "reviewed_by" uuid;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "publishes_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "communique_corrigendum" ADD CONSTRAINT "communique_corrigendum_of" FOREIGN KEY ("conference_id","document_id") REFERENCES "public"."document"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communique_corrigendum" ADD CONSTRAINT "communique_corrigendum_paragraph" FOREIGN KEY ("conference_id","paragraph_id") REFERENCES "public"."communique_paragraph"("conference_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communique_paragraph" ADD CONSTRAINT "communique_paragraph_of" FOREIGN KEY ("conference_id","document_id") REFERENCES "public"."document"("conference_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint

-- What stood published was reviewed by whoever published it; its paragraphs stand beside each other from here on.
DROP TRIGGER document_over ON document;--> statement-breakpoint
UPDATE document SET reviewed_at = published_at, reviewed_by = published_by WHERE published_at IS NOT NULL;--> statement-breakpoint
INSERT INTO communique_paragraph (conference_id, id, document_id, number, text, saved_at)
SELECT d.conference_id, gen_random_uuid(), d.id, n, t.text, d.created_at
FROM document d
  CROSS JOIN LATERAL (SELECT max(cardinality(v.paragraphs)) AS most FROM language_version v
    WHERE v.conference_id = d.conference_id AND v.document_id = d.id) m
  CROSS JOIN LATERAL generate_series(1, m.most) n
  CROSS JOIN LATERAL (SELECT jsonb_object_agg(l.language, coalesce(v.paragraphs[n], '')) AS text
    FROM unnest(array['en', 'fr', 'es', 'ar']) AS l(language)
    LEFT JOIN language_version v ON v.conference_id = d.conference_id AND v.document_id = d.id AND v.language = l.language) t;
--> statement-breakpoint
DROP TABLE "language_version";--> statement-breakpoint
CREATE UNIQUE INDEX "document_one_communique" ON "document" USING btree ("conference_id") WHERE "document"."kind" = 'communique';--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_role" CHECK ("role_grant"."role" in ('administrator', 'organizer', 'credentialsOfficer', 'chair', 'rapporteur', 'pressOfficer'));--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_version" CHECK ("document"."version" > 0);--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_reviewed" CHECK ("document"."reviewed_at" is not null or num_nonnulls("document"."publishes_at", "document"."published_at") = 0);
--> statement-breakpoint

-- A document begins as a draft. Once it is to be published its words stay as they were reviewed; until the instant comes it can
-- be withdrawn; once it is published nothing of it changes.
CREATE FUNCTION guard_document() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest document := NEW;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF num_nonnulls(NEW.reviewed_at, NEW.publishes_at, NEW.published_at) > 0 THEN
      RAISE EXCEPTION 'document % begins as a draft', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  rest.publishes_at := OLD.publishes_at;
  rest.published_at := OLD.published_at;
  rest.published_by := OLD.published_by;
  rest.version := OLD.version;
  IF OLD.published_at IS NOT NULL OR (OLD.publishes_at IS NOT NULL AND rest IS DISTINCT FROM OLD)
     OR (NEW.conference_id, NEW.id, NEW.kind, NEW.classification, NEW.created_at, NEW.created_by)
       IS DISTINCT FROM (OLD.conference_id, OLD.id, OLD.kind, OLD.classification, OLD.created_at, OLD.created_by) THEN
    RAISE EXCEPTION 'document % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.published_at IS NOT NULL AND (OLD.reviewed_at IS NULL OR NOT of_now(NEW.conference_id, NEW.published_at)
     OR OLD.publishes_at > clock_timestamp() OR NEW.publishes_at IS DISTINCT FROM OLD.publishes_at) THEN
    RAISE EXCEPTION 'document % is not published so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.published_at IS NULL AND NEW.publishes_at IS DISTINCT FROM OLD.publishes_at
     AND least(NEW.publishes_at, OLD.publishes_at) <= clock_timestamp() THEN
    RAISE EXCEPTION 'the instant of document % has come', OLD.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'document_due', TABLE = 'document';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER document_life BEFORE INSERT OR UPDATE ON document FOR EACH ROW EXECUTE FUNCTION guard_document();
--> statement-breakpoint

CREATE FUNCTION guard_communique_paragraph() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one communique_paragraph := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF TG_OP = 'DELETE' AND resetting_sample(OLD.conference_id) THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.conference_id, NEW.id, NEW.document_id)
     IS DISTINCT FROM (OLD.conference_id, OLD.id, OLD.document_id) THEN
    RAISE EXCEPTION 'paragraph % does not change so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  -- Whoever reviews or publishes holds the document against this lock.
  PERFORM FROM document d WHERE d.conference_id = one.conference_id AND d.id = one.document_id FOR SHARE;
  IF EXISTS (SELECT FROM document d WHERE d.conference_id = one.conference_id AND d.id = one.document_id
     AND num_nonnulls(d.reviewed_at, d.publishes_at, d.published_at) > 0) THEN
    RAISE EXCEPTION 'document % is not edited any more', one.document_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN one;
END $$;
--> statement-breakpoint
CREATE TRIGGER communique_paragraph_life BEFORE INSERT OR UPDATE OR DELETE ON communique_paragraph
  FOR EACH ROW EXECUTE FUNCTION guard_communique_paragraph();
--> statement-breakpoint

-- Beside a published communiqué stand corrigenda, numbered one after the other.
CREATE FUNCTION guard_communique_corrigendum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT of_now(NEW.conference_id, NEW.recorded_at)
     OR NEW.number <> 1 + (SELECT count(*) FROM communique_corrigendum c
       WHERE c.conference_id = NEW.conference_id AND c.document_id = NEW.document_id)
     OR NOT EXISTS (SELECT FROM document d WHERE d.conference_id = NEW.conference_id AND d.id = NEW.document_id
       AND d.published_at IS NOT NULL)
     OR (NEW.paragraph_id IS NOT NULL AND NOT EXISTS (SELECT FROM communique_paragraph p
       WHERE p.conference_id = NEW.conference_id AND p.document_id = NEW.document_id AND p.id = NEW.paragraph_id)) THEN
    RAISE EXCEPTION 'document % is not corrected so', NEW.document_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER communique_corrigendum_in_time BEFORE INSERT ON communique_corrigendum
  FOR EACH ROW EXECUTE FUNCTION guard_communique_corrigendum();
--> statement-breakpoint
CREATE TRIGGER communique_corrigendum_append_only BEFORE UPDATE OR DELETE ON communique_corrigendum
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER communique_corrigendum_kept BEFORE TRUNCATE ON communique_corrigendum
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON communique_corrigendum TO plenary_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (number, text, version, saved_at, saved_by) ON communique_paragraph TO plenary_app;
--> statement-breakpoint
GRANT UPDATE (symbol, title, original_language, reviewed_at, reviewed_by, publishes_at, published_at, published_by, version)
  ON document TO plenary_app;
--> statement-breakpoint

-- A communiqué that is still written is the work of those concerned; from the moment that it is to appear it is public.
CREATE OR REPLACE FUNCTION is_public(now_so conference) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT now_so.closed_at IS NOT NULL
    OR EXISTS (SELECT FROM agenda_release r WHERE r.conference_id = now_so.id)
    OR EXISTS (SELECT FROM ballot b WHERE b.conference_id = now_so.id)
    OR EXISTS (SELECT FROM document d WHERE d.conference_id = now_so.id
      AND num_nonnulls(d.publishes_at, d.published_at) > 0)
    OR EXISTS (SELECT FROM statement s WHERE s.conference_id = now_so.id)
    OR EXISTS (SELECT FROM notes_approval n WHERE n.conference_id = now_so.id)
    OR EXISTS (SELECT FROM outcome o WHERE o.conference_id = now_so.id
      AND num_nonnulls(o.left_open_at, o.adopted_at, o.not_adopted_at) > 0);
$$;
