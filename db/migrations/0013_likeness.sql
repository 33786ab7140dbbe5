-- Two names are one where a reader sees one: judged by a folded form, which only the database makes, for the index as for
-- every question. Width, compatibility forms and case go (upper first: the sharp s has no other way), and so do what cannot
-- be seen, the vowel signs and the lengthening stroke of Arabic; its letters, apostrophes and hyphens take one form each.
CREATE FUNCTION folded(typed text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(
  translate(
    lower(upper(normalize(regexp_replace(
      normalize(typed, NFKC),
      '[\u00AD\u034F\u061C\u0640\u064B-\u0652\u0670\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\U000E0000-\U000E0FFF]',
      '', 'g'), NFKC) COLLATE "und-x-icu") COLLATE "und-x-icu"),
    'أإآٱىیئةؤک’‘ʼʻʾʿ´`‐‑‒–—−',
    'اااايييهوك' || repeat('''', 8) || '------'),
  '\s+', ' ', 'g'));
--> statement-breakpoint
-- Names that were taken as two before stay two: the later bears its number.
UPDATE "delegation" d SET "organization" = left(d."organization", 150) || ' (' || n.place || ')'
FROM (SELECT conference_id, id, row_number() OVER (PARTITION BY conference_id, folded(organization) ORDER BY created_at, id) AS place
  FROM "delegation" WHERE organization IS NOT NULL) n
WHERE n.conference_id = d.conference_id AND n.id = d.id AND n.place > 1;
--> statement-breakpoint
UPDATE "room" r SET "name" = left(r."name", 70) || ' (' || n.place || ')'
FROM (SELECT conference_id, id, row_number() OVER (PARTITION BY conference_id, folded(name) ORDER BY created_at, id) AS place
  FROM "room") n
WHERE n.conference_id = r.conference_id AND n.id = r.id AND n.place > 1;
--> statement-breakpoint
UPDATE "conference" c SET "symbol" = left(c."symbol", 35) || '-' || n.place
FROM (SELECT id, row_number() OVER (PARTITION BY folded(symbol) ORDER BY created_at, id) AS place FROM "conference") n
WHERE n.id = c.id AND n.place > 1;
--> statement-breakpoint
ALTER TABLE "conference" DROP CONSTRAINT "conference_symbol_unique";--> statement-breakpoint
ALTER TABLE "room" DROP CONSTRAINT "room_name";--> statement-breakpoint
ALTER TABLE "delegation" DROP CONSTRAINT "delegation_organization";--> statement-breakpoint
CREATE UNIQUE INDEX "conference_symbol_unique" ON "conference" USING btree (folded("symbol"));--> statement-breakpoint
CREATE UNIQUE INDEX "room_name" ON "room" USING btree ("conference_id",folded("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "delegation_organization" ON "delegation" USING btree ("conference_id",folded("organization"));