ALTER TABLE "agenda_item" DROP CONSTRAINT "agenda_item_number_range";--> statement-breakpoint
ALTER TABLE "agenda_item" ALTER COLUMN "number" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_bounds" CHECK (length("agenda_item"."number") <= 30);--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_number_form" CHECK ("agenda_item"."number" ~ '^[1-9][0-9]{0,2}( (bis|ter|quater|quinquies|sexies))?([.][1-9][0-9]?){0,2}$');