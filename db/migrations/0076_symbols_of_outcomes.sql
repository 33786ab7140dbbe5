CREATE TABLE "outcome_symbol" (
	"conference_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"symbol" text NOT NULL,
	CONSTRAINT "outcome_symbol_conference_id_outcome_id_kind_pk" PRIMARY KEY("conference_id","outcome_id","kind"),
	CONSTRAINT "outcome_symbol_number" UNIQUE("conference_id","kind","number"),
	CONSTRAINT "outcome_symbol_once" UNIQUE("symbol"),
	CONSTRAINT "outcome_symbol_kind" CHECK ("outcome_symbol"."kind" in ('recommendation', 'measure', 'mandate', 'decision', 'declaration')),
	CONSTRAINT "outcome_symbol_number_range" CHECK ("outcome_symbol"."number" > 0),
	CONSTRAINT "outcome_symbol_length" CHECK (length(btrim("outcome_symbol"."symbol")) > 0 and length("outcome_symbol"."symbol") <= 60),
	CONSTRAINT "outcome_symbol_form" CHECK ("outcome_symbol"."symbol" like concat('_%/', case "outcome_symbol"."kind" when 'recommendation' then 'REC' when 'measure' then 'MEAS' when 'mandate' then 'MAND' when 'decision' then 'DEC' when 'declaration' then 'DECL' end, '/', "outcome_symbol"."number"))
);
--> statement-breakpoint
ALTER TABLE "outcome_symbol" ADD CONSTRAINT "outcome_symbol_of" FOREIGN KEY ("conference_id","outcome_id") REFERENCES "public"."outcome"("conference_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- What was adopted already has its symbol in the order of adoption, kind by kind.
INSERT INTO outcome_symbol (conference_id, outcome_id, kind, number, symbol)
  SELECT a.conference_id, a.id, a.kind, a.n, concat_ws('/', c.symbol, CASE a.kind WHEN 'recommendation' THEN 'REC' WHEN 'measure' THEN 'MEAS'
      WHEN 'mandate' THEN 'MAND' WHEN 'decision' THEN 'DEC' WHEN 'declaration' THEN 'DECL' END, a.n)
  FROM (SELECT o.*, row_number() OVER (PARTITION BY o.conference_id, o.kind ORDER BY o.adopted_at, o.number) AS n
    FROM outcome o WHERE o.adopted_at IS NOT NULL) a
  JOIN conference c ON c.id = a.conference_id;
--> statement-breakpoint

-- A text is given its symbol as it is adopted, by whichever way. The head of the chain orders what is adopted at once, as it orders the
-- events; a text that was adopted as this kind before has its symbol already.
CREATE FUNCTION give_symbol() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  next integer;
BEGIN
  PERFORM FROM event_head h WHERE h.conference_id = NEW.conference_id FOR UPDATE;
  IF EXISTS (SELECT FROM outcome_symbol s
    WHERE s.conference_id = NEW.conference_id AND s.outcome_id = NEW.id AND s.kind = NEW.kind) THEN
    RETURN NULL;
  END IF;
  SELECT 1 + coalesce(max(s.number), 0) INTO next FROM outcome_symbol s
    WHERE s.conference_id = NEW.conference_id AND s.kind = NEW.kind;
  INSERT INTO outcome_symbol (conference_id, outcome_id, kind, number, symbol)
    SELECT NEW.conference_id, NEW.id, NEW.kind, next, concat_ws('/', c.symbol, CASE NEW.kind WHEN 'recommendation' THEN 'REC'
      WHEN 'measure' THEN 'MEAS' WHEN 'mandate' THEN 'MAND' WHEN 'decision' THEN 'DEC' WHEN 'declaration' THEN 'DECL' END, next)
    FROM conference c WHERE c.id = NEW.conference_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER outcome_symbol_given AFTER UPDATE ON outcome FOR EACH ROW
  WHEN (NEW.adopted_at IS NOT NULL AND OLD.adopted_at IS NULL) EXECUTE FUNCTION give_symbol();
--> statement-breakpoint

-- A symbol belongs to a text that is adopted, and follows the one before.
CREATE FUNCTION guard_symbol() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM outcome o JOIN conference c ON c.id = o.conference_id
      WHERE o.conference_id = NEW.conference_id AND o.id = NEW.outcome_id AND o.kind = NEW.kind AND o.adopted_at IS NOT NULL
        AND starts_with(NEW.symbol, c.symbol || '/'))
     OR NEW.number <> 1 + (SELECT count(*) FROM outcome_symbol s
       WHERE s.conference_id = NEW.conference_id AND s.kind = NEW.kind) THEN
    RAISE EXCEPTION 'outcome % is not given a symbol so', NEW.outcome_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER outcome_symbol_in_order BEFORE INSERT ON outcome_symbol FOR EACH ROW EXECUTE FUNCTION guard_symbol();
--> statement-breakpoint
CREATE TRIGGER outcome_symbol_append_only BEFORE UPDATE OR DELETE ON outcome_symbol
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER outcome_symbol_kept BEFORE TRUNCATE ON outcome_symbol
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON outcome_symbol TO plenary_app;
