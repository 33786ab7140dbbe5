import type { Actor } from '@/domain/actor';
import { type TurnWithFalls, turnsWithFalls } from '@/domain/amendments/consequences';
import { changedId, isDivided } from '@/domain/amendments/debate';
import { mergedText } from '@/domain/amendments/merging';
import { differenceOf } from '@/domain/amendments/words';
import { type Locale, pick } from '@/domain/local-text';
import { PARTS } from '@/domain/outcomes';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { type ConferenceFacts, getConference } from '@/features/conferences/queries';
import { languageName, localDay, moment, number, withCommas } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { paperFile } from '@/platform/papers/making';
import { type Block, type PaperText, plain } from '@/platform/papers/paper';
import { paperOf } from '@/platform/papers/paper-of';
import { debateWords } from '../components/amendment-words';
import { numbered } from '../components/numbered';
import { getOutcome, type OutcomeWhole } from '../queries';
import { type AmendmentShown, type DebateWhole, getDebate } from '../queries/debate';

type WantedList = { number: number; locale: Locale };

/** The voting list on a text, for who puts the amendments to the vote. @throws Refusal for all others, and without a debate */
export async function votingListFile(viewer: Actor, slug: string, { number, locale }: WantedList) {
  const conference = await getConference(viewer, slug);
  authorize(viewer, 'amendment.decide', { conferenceId: conference.id });
  const outcome = await getOutcome(viewer, conference.id, number, locale);
  const debate = outcome.tabled ? await getDebate(viewer, conference.id, outcome) : null;
  if (!debate) throw missing();
  const paper = votingListPaper(conference, outcome, { debate, locale, at: new Date() });
  return paperFile(`voting-list-${slug}-${number}-${locale}`, paper);
}

type Voting = { debate: DebateWhole; locale: Locale; at: Date };

function votingListPaper(conference: ConferenceFacts, outcome: OutcomeWhole, voting: Voting) {
  const { debate, locale, at } = voting;
  const say = sayIn(locale);
  const words = debateWords(debate, locale);
  const turns = debate.isOpen ? turnsWithFalls(debate.debate) : [];
  const title = pick(outcome.title, locale, conference.originalLanguage);
  const language = languageName(debate.language, locale);
  const facts = [
    [say('outcomes.amendments.facts.sponsor'), words.sponsors(debate)],
    [
      say('outcomes.amendments.facts.majority'),
      debate.majority
        ? say(`outcomes.amendments.majority.${debate.majority}`)
        : say('outcomes.amendments.facts.noMajority'),
    ],
    ...(debate.seconders > 0
      ? [
          [
            say('outcomes.amendments.facts.seconding'),
            say('outcomes.amendments.facts.seconders', { count: debate.seconders }),
          ],
        ]
      : []),
    [say('outcomes.amendments.facts.open'), say('outcomes.amendments.openCount', { count: turns.length })],
  ].map(([term = '', detail = '']) => ({ term, words: plain(detail) }));
  const inTurn = new Set(turns.map(({ amendment }) => amendment));
  const waiting = debate.amendments.filter(({ id, status }) => status === 'open' && !inTurn.has(id));
  const ended = debate.amendments.filter(({ status }) => status !== 'open');
  const blocks: Block[] = [
    { is: 'text', words: [{ text: `${words.outcome(outcome)} · ${title}`, strong: true }] },
    { is: 'facts', rows: facts },
    { is: 'text', quiet: true, words: plain(say('outcomes.votingList.lead', { language })) },
    { is: 'heading', level: 1, words: plain(say('outcomes.votingList.order')) },
    ...(turns.length === 0 ? [note(say('outcomes.votingList.nothing'))] : []),
    ...turns.flatMap((turn, index) => turnBlocks(turn, index, voting)),
    ...partBlocks(voting),
    ...(turns.length === 0 && !isDivided(debate.debate)
      ? []
      : [note(say('outcomes.votingList.thenTheWhole'))]),
    ...(waiting.length === 0
      ? []
      : [
          { is: 'heading', level: 1, words: plain(say('outcomes.votingList.awaiting')) } as const,
          note(say('outcomes.votingList.awaitingLead')),
          ...waiting.flatMap((one) => waitingBlocks(one, voting)),
        ]),
    ...(ended.length === 0
      ? []
      : [
          { is: 'heading', level: 1, words: plain(say('outcomes.votingList.ended')) } as const,
          ...ended.flatMap((one) => endedBlocks(one, voting)),
        ]),
    { is: 'heading', level: 1, words: plain(say('outcomes.amendments.mergedTitle')) },
    ...mergedBlocks(voting),
  ];
  return paperOf(conference, locale, {
    title: say('outcomes.votingList.title'),
    lead: say('outcomes.votingList.asAt', { at: moment(at, locale, conference.timeZone) }),
    date: localDay(at, conference.timeZone),
    blocks,
  });
}

const note = (text: string): Block => ({ is: 'text', words: plain(text) });

function turnBlocks(turn: TurnWithFalls, index: number, { debate, locale }: Voting): Block[] {
  const say = sayIn(locale);
  const words = debateWords(debate, locale);
  const amendment = debate.amendments.find(({ id }) => id === turn.amendment);
  if (!amendment) return [];
  const falls = turn.falls.map(words.labelOf);
  const why = [
    say('outcomes.votingList.because', { because: turn.because, words: turn.words }),
    turn.tied && say('outcomes.votingList.tied'),
    falls.length > 0 &&
      say('outcomes.votingList.falls', { count: falls.length, amendments: withCommas(falls, locale) }),
  ].filter((one) => one !== false);
  return [
    { is: 'heading', level: 2, words: plain(`${number(index + 1, locale)}. ${headOf(amendment, words)}`) },
    { is: 'text', quiet: true, words: plain(concerned(amendment, { debate, locale })) },
    changed(amendment, debate),
    ...seconded(amendment, { debate, locale }),
    { is: 'text', quiet: true, words: plain(why.join(' ')) },
  ];
}

/** The parts that are voted on apart, each with its words, or with what became of it. */
function partBlocks({ debate, locale }: Voting): Block[] {
  const parts = debate.division.parts.filter(({ status }) => status !== 'withdrawn');
  if (parts.length === 0) return [];
  const say = sayIn(locale);
  const words = debateWords(debate, locale);
  const textOf = (id: string) => debate.debate.paragraphs.find((one) => one.id === id)?.text ?? '';
  return [
    { is: 'heading', level: 1, words: plain(say('outcomes.votingList.parts')) },
    note(say('outcomes.votingList.partsLead')),
    ...parts.flatMap(({ number, mover, paragraphs, status, votes }): Block[] => {
      const about = [
        say(`outcomes.division.status.${status}`),
        mover && say('outcomes.division.movedBy', { delegation: words.party(mover) }),
        votes && say('outcomes.amendments.votes', votes),
      ].filter((one) => typeof one === 'string');
      return [
        { is: 'heading', level: 2, words: plain(say('outcomes.division.label', { number })) },
        { is: 'text', quiet: true, words: plain(withCommas(paragraphs.map(words.paragraph), locale)) },
        ...paragraphs.map(
          (id): Block => ({
            is: 'text',
            number: words.rail(id),
            words: [{ text: textOf(id), language: debate.language }],
          }),
        ),
        { is: 'text', quiet: true, words: plain(about.join(' · ')) },
      ];
    }),
  ];
}

/** An amendment that nobody, or too few, have seconded; or one that would change such an amendment. */
function waitingBlocks(
  amendment: AmendmentShown,
  { debate, locale }: Pick<Voting, 'debate' | 'locale'>,
): Block[] {
  const words = debateWords(debate, locale);
  const { awaits } = amendment;
  return [
    { is: 'heading', level: 2, words: plain(headOf(amendment, words)) },
    { is: 'text', quiet: true, words: plain(concerned(amendment, { debate, locale })) },
    changed(amendment, debate),
    ...seconded(amendment, { debate, locale }),
    ...(awaits > 0 ? [note(sayIn(locale)('outcomes.amendments.awaits', { count: awaits }))] : []),
  ];
}

function seconded(
  { secondedBy }: AmendmentShown,
  { debate, locale }: Pick<Voting, 'debate' | 'locale'>,
): Block[] {
  if (secondedBy.length === 0) return [];
  const delegations = debateWords(debate, locale).seconders(secondedBy);
  return [note(sayIn(locale)('outcomes.amendments.secondedBy', { delegations }))];
}

function endedBlocks(
  amendment: AmendmentShown,
  { debate, locale }: Pick<Voting, 'debate' | 'locale'>,
): Block[] {
  const say = sayIn(locale);
  const words = debateWords(debate, locale);
  const { status, votes, fall } = amendment;
  const became = [
    say(`outcomes.amendments.status.${status as Exclude<typeof status, 'open'>}`),
    votes && say('outcomes.amendments.votes', votes),
    fall && say(`outcomes.amendments.fall.${fall.because}`, { by: words.labelOf(fall.by) }),
  ].filter(Boolean);
  return [
    { is: 'heading', level: 2, words: plain(headOf(amendment, words)) },
    { is: 'text', quiet: true, words: plain(concerned(amendment, { debate, locale })) },
    { is: 'text', words: plain(became.join(' · ')) },
  ];
}

const headOf = (one: AmendmentShown, words: ReturnType<typeof debateWords>) =>
  `${words.label(one.number)} · ${words.party(one.mover)}`;

/** What an amendment asks for, and of which paragraph. */
function concerned({ asks }: AmendmentShown, { debate, locale }: Pick<Voting, 'debate' | 'locale'>): string {
  const say = sayIn(locale);
  const words = debateWords(debate, locale);
  if ('amendment' in asks)
    return say('outcomes.amendments.asks.amend', { amendment: words.labelOf(asks.amendment) });
  const at = asks.kind === 'add' ? asks.after : asks.paragraph;
  const paragraph = at === null ? say('outcomes.votingList.first') : words.paragraph(at);
  return `${paragraph}: ${say(`outcomes.amendments.asks.${asks.kind}`)}`;
}

/** The words as they are now and as the amendment would have them. */
function changed({ asks, text }: AmendmentShown, { debate, language, amendments }: DebateWhole): Block {
  const id = changedId(asks);
  const now =
    debate.paragraphs.find((one) => one.id === id)?.text ?? amendments.find((one) => one.id === id)?.text;
  const words: PaperText = differenceOf(now ?? '', text ?? '').map((piece) => ({
    text: piece.text,
    language,
    ...(piece.kind !== 'same' && { change: piece.kind }),
  }));
  return { is: 'text', words };
}

function mergedBlocks({ debate, locale }: Voting): Block[] {
  const merged = mergedText(debate.debate);
  return PARTS.flatMap((part) =>
    merged
      .filter((one) => one.part === part)
      .map(
        ({ text }, index): Block => ({
          is: 'text',
          number: numbered(part, index + 1, locale),
          words: [{ text, language: debate.language }],
        }),
      ),
  );
}
