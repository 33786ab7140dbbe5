import * as z from 'zod';
import { digest, id, localProse, localText, slug, wholeNumber } from '@/platform/fields';
import { says } from '@/platform/says';

const TITLE_MAX = 120;
const HOW_MAX = 500;
const inConference = { conference: slug };
const version = wholeNumber(1, 1_000_000);

/** What topics are attached to, as a form names it: `outcome:<id>`. */
const TARGETS = ['outcome', 'session', 'agendaItem'] as const;
export type TopicAim = { kind: (typeof TARGETS)[number]; id: string };

const target = z.string({ error: says('common.invalid.choice') }).transform((typed, context): TopicAim => {
  const [kind, ref] = typed.split(':');
  const known = TARGETS.find((one) => one === kind);
  const parsed = id.safeParse(ref);
  if (known && parsed.success) return { kind: known, id: parsed.data };
  context.addIssue({ code: 'custom', message: says('common.invalid.choice') });
  return z.NEVER;
});

export const newTopicInput = z.strictObject({ ...inConference, title: localText(TITLE_MAX) });

export const topicInput = z.strictObject({
  ...inConference,
  topicId: id,
  version,
  title: localText(TITLE_MAX),
});

export const topicRemovalInput = z.strictObject({ ...inConference, topicId: id, version });

export const linkInput = z.strictObject({
  ...inConference,
  topicId: id,
  toId: id,
  how: localProse(HOW_MAX),
});

/** `linkVersion`: the digest of the sentence that was looked at. */
export const unlinkInput = z.strictObject({
  ...inConference,
  topicId: id,
  toId: id,
  linkVersion: digest,
});

export const attachInput = z.strictObject({ ...inConference, topicId: id, target });

/** `version`: of the topic. */
export const detachInput = z.strictObject({ ...inConference, topicId: id, version, target });
