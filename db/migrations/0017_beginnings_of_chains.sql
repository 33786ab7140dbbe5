-- A chain that two transactions begin at once has one head: the second finds it, and puts in none. What is judged is a
-- head that was put in; a guard before that would refuse where nothing is.
DROP TRIGGER event_head_begins ON event_head;
--> statement-breakpoint
CREATE TRIGGER event_head_begins AFTER INSERT ON event_head FOR EACH ROW EXECUTE FUNCTION guard_event_head();
--> statement-breakpoint
CREATE TRIGGER event_head_stays BEFORE DELETE ON event_head FOR EACH ROW EXECUTE FUNCTION guard_event_head();
