import type { LocalText } from '../local-text';
import { about } from './about';

const topic = about('topic');

/** What a topic is attached to: an outcome by its number, a session or an item of the agenda. */
type Attached = { outcome: number | null; sessionId: string | null; agendaItemId: string | null };
/** `to`: the title of the other topic; `how`: the sentence that says how they are linked */
type Linked = { to: LocalText; how: LocalText };

/** The subjects that a conference takes up. */
export const TOPIC_EVENTS = {
  'topic.added': topic<{ after: { title: LocalText } }>(),
  'topic.edited': topic<{
    before: { version: number; title: LocalText };
    after: { version: number; title: LocalText };
  }>(),
  'topic.removed': topic<{ before: { title: LocalText } }>(),
  'topic.linked': topic<{ after: Linked }>(),
  'topic.unlinked': topic<{ before: Linked }>(),
  'topic.attached': topic<{ after: Attached }>(),
  'topic.detached': topic<{ before: Attached }>(),
};
