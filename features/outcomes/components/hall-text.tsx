import { getTranslations } from 'next-intl/server';
import { Difference } from '@/components/page/difference';
import { changedId } from '@/domain/amendments/debate';
import { mergedText } from '@/domain/amendments/merging';
import { differenceOf } from '@/domain/amendments/words';
import { directionOf, type Locale, pick } from '@/domain/local-text';
import { explainHands } from '@/domain/show-of-hands';
import { headline, inFull } from '@/platform/i18n/because';
import { countryName } from '@/platform/i18n/country-names';
import { inOrder, listing, withCommas } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import type { OutcomeWhole } from '../queries';
import { explanationOf, type ShownCall } from '../queries/consensus-calls';
import type { AmendmentShown, DebateWhole } from '../queries/debate';
import type { PartShown } from '../queries/division';
import type { TextOnScreen, WantedText } from '../queries/on-screen';
import { debateWords } from './amendment-words';
import { CallClock } from './call-clock';
import { numbered } from './numbered';
import { StateTag } from './state-tag';

type Props = {
  outcome: OutcomeWhole;
  debate: DebateWhole | null;
  languages: readonly Locale[];
  /** the database's clock, by which a call runs */
  now: Date;
};

type InEachProps = { languages: readonly Locale[]; word: (language: Locale) => string };

/** Words in each language, a line for each; once where both say the same. */
const InEach = ({ languages, word }: InEachProps) =>
  languages
    .map((language) => ({ language, text: word(language) }))
    .filter(({ text }, index, all) => all.findIndex((one) => one.text === text) === index)
    .map(({ language, text }) => (
      <span key={language} lang={language} dir={directionOf(language)} className="block [&+span]:text-muted">
        {text}
      </span>
    ));

/** The text on the table as the hall reads it: what it is called, the amendment whose turn it is, and what was decided last. */
export async function HallText({ outcome, debate, languages, now }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.hall'), readerLocale()]);
  const turn = debate?.amendments.find(({ id }) => id === debate.order[0]?.amendment);
  const part = debate?.division.parts.find(({ status }) => status === 'open');
  const last = debate && lastDecided(debate);
  const hands = outcome.hands.at(-1);
  const call = outcome.calls.find(({ endedAs }) => endedAs === null);
  const byConsensus = explanationOf(outcome);
  return (
    <section className="grid content-start gap-y-4 border-t border-border pt-4" aria-label={t('title')}>
      <div>
        <p className="flex flex-wrap items-baseline gap-x-4 text-h3 text-muted">
          <bdi>{outcome.symbol ?? nameOfOutcome(outcome, locale)}</bdi>
          <StateTag outcome={outcome} weight="strong" />
        </p>
        <h2 className="text-h1">
          <InEach
            languages={languages}
            word={(language) => pick(outcome.title, language, outcome.originalLanguage)}
          />
        </h2>
      </div>
      {call && <HallCall call={call} languages={languages} now={now} />}
      {byConsensus && (
        <p className="text-h1 font-semibold" data-result="">
          <InEach languages={languages} word={(language) => inFull(language, byConsensus)} />
        </p>
      )}
      {hands && (
        <p className="text-h1 font-semibold" data-result="">
          <InEach languages={languages} word={(language) => headline(language, explainHands(hands))} />
        </p>
      )}
      {debate && last && (
        <p className="text-h2" data-result="">
          <InEach languages={languages} word={(language) => resultOf(debate, last, language)} />
        </p>
      )}
      {debate && turn ? (
        <AmendmentInTurn debate={debate} amendment={turn} languages={languages} />
      ) : debate?.isOpen && part ? (
        <PartInTurn debate={debate} part={part} languages={languages} />
      ) : (
        debate?.isOpen && <OperativeNow debate={debate} />
      )}
    </section>
  );
}

type CallProps = { call: ShownCall; languages: readonly Locale[]; now: Date };

/** The question that is put to the hall, its clock, and who objects. */
async function HallCall({ call, languages, now }: CallProps) {
  const standing = call.objections.filter(({ withdrawn }) => !withdrawn);
  const objecting = (language: Locale) =>
    listing(
      standing.map(({ countryCode }) => countryName(countryCode, language)).sort(inOrder(language)),
      language,
    );
  return (
    <div className="grid items-center gap-x-12 gap-y-4 border-y border-border py-4 lg:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <p className="text-[clamp(2rem,4vw,3.5rem)] leading-tight font-semibold">
          <InEach languages={languages} word={(language) => sayIn(language)('outcomes.calls.ask')} />
        </p>
        {standing.length > 0 && (
          <p className="text-h1" data-result="">
            <InEach
              languages={languages}
              word={(language) =>
                [sayIn(language)('outcomes.calls.objections'), objecting(language)].join(
                  sayIn(language)('common.colon'),
                )
              }
            />
          </p>
        )}
      </div>
      <p className="text-[clamp(2rem,4vw,3.5rem)] leading-none">
        <CallClock dueAt={call.dueAt} now={now} />
      </p>
    </div>
  );
}

const SETTLED = ['adopted', 'rejected', 'accepted'] as const;
const isSettled = ({ status }: { status: string }) => SETTLED.some((one) => one === status);

type DecidedInDebate = AmendmentShown | PartShown;

/** The amendment or the part that was decided last, by a vote or by the sponsor. */
function lastDecided({ amendments, division }: DebateWhole): DecidedInDebate | null {
  const settled: DecidedInDebate[] = [...amendments.filter(isSettled), ...division.parts.filter(isSettled)];
  return settled.toSorted((a, b) => Number(b.endedAt) - Number(a.endedAt))[0] ?? null;
}

/** "A2, Chile: rejected · 12 in favour, 20 against, 3 abstaining" */
function resultOf(debate: DebateWhole, decided: DecidedInDebate, language: Locale): string {
  const say = sayIn(language);
  const { votes } = decided;
  const isPart = 'paragraphs' in decided;
  const result = [
    isPart
      ? say(`outcomes.division.status.${decided.status}`)
      : say(`outcomes.amendments.status.${decided.status}`),
    votes && say('outcomes.amendments.votes', votes),
  ];
  const name = isPart ? nameOfPart(debate, decided, language) : nameOf(debate, decided, language);
  return [name, result.filter(Boolean).join(' · ')].join(say('common.colon'));
}

/** "Part 1 · Operative paragraph 2, Operative paragraph 3" */
function nameOfPart(debate: DebateWhole, { number, paragraphs }: PartShown, language: Locale): string {
  const words = debateWords(debate, language);
  const names = withCommas(paragraphs.map(words.paragraph), language);
  return [sayIn(language)('outcomes.division.label', { number }), names].join(' · ');
}

type PartProps = { debate: DebateWhole; part: PartShown; languages: readonly Locale[] };

/** The part that is put to the vote, with its paragraphs as they read. */
async function PartInTurn({ debate, part, languages }: PartProps) {
  const words = debateWords(debate, await readerLocale());
  const { mover, paragraphs } = part;
  const rows = mergedText(debate.debate)
    .filter(({ id }) => paragraphs.includes(id))
    .map(({ id, text }) => ({ id, text, name: words.rail(id) }));
  const about = (language: Locale) => {
    const say = sayIn(language);
    const delegation = debateWords(debate, language).party(mover);
    return [say('outcomes.division.apart'), mover && say('outcomes.division.movedBy', { delegation })]
      .filter(Boolean)
      .join(' · ');
  };
  return (
    <div className="grid gap-y-4">
      <div>
        <h3 className="text-h2">
          <InEach languages={languages} word={(language) => nameOfPart(debate, part, language)} />
        </h3>
        <p className="text-h3 text-muted">
          <InEach languages={languages} word={about} />
        </p>
      </div>
      <TextNow debate={debate} rows={rows} />
    </div>
  );
}

type TurnProps = { debate: DebateWhole; amendment: AmendmentShown; languages: readonly Locale[] };

/** The amendment that is put to the vote next, as a difference in the language of the debate. */
async function AmendmentInTurn({ debate, amendment, languages }: TurnProps) {
  const t = await getTranslations('outcomes.amendments');
  const { asks } = amendment;
  const changed = changedId(asks);
  const before =
    debate.debate.paragraphs.find(({ id }) => id === changed)?.text ??
    debate.amendments.find(({ id }) => id === changed)?.text ??
    '';
  return (
    <div>
      <h3 className="text-h2">
        <InEach languages={languages} word={(language) => nameOf(debate, amendment, language)} />
      </h3>
      <p className="text-h3 text-muted">
        <InEach languages={languages} word={(language) => asksFor(debate, amendment, language)} />
      </p>
      <p
        lang={debate.language}
        dir={directionOf(debate.language)}
        className="mt-2 max-w-[60ch] whitespace-pre-line font-serif text-[clamp(1.5rem,2.6vw,2.5rem)] leading-snug"
      >
        <Difference
          pieces={differenceOf(before, amendment.text ?? '')}
          words={{ out: t('removedWords'), put: t('insertedWords') }}
        />
      </p>
    </div>
  );
}

function nameOf(debate: DebateWhole, { number, mover }: AmendmentShown, language: Locale): string {
  const words = debateWords(debate, language);
  return [words.label(number), words.party(mover)].filter(Boolean).join(' · ');
}

/** What it does, and to which paragraph: "Operative paragraph 3 · revises the paragraph". */
function asksFor(debate: DebateWhole, { asks }: AmendmentShown, language: Locale): string {
  const say = sayIn(language);
  const words = debateWords(debate, language);
  if ('amendment' in asks)
    return say('outcomes.amendments.asks.amend', { amendment: words.labelOf(asks.amendment) });
  const paragraph = asks.kind === 'add' ? '' : words.paragraph(asks.paragraph);
  return [paragraph, say(`outcomes.amendments.asks.${asks.kind}`)].filter(Boolean).join(' · ');
}

/** The operative text as it stands, numbered anew. */
async function OperativeNow({ debate }: { debate: DebateWhole }) {
  const locale = await readerLocale();
  const operative = mergedText(debate.debate).filter(({ part }) => part === 'operative');
  const rows = operative.map(({ id, text }, index) => ({
    ...{ id, text, name: numbered('operative', index + 1, locale) },
  }));
  return <TextNow debate={debate} rows={rows} />;
}

type NumberedText = { id: string; text: string; name: string };

const TextNow = ({ debate, rows }: { debate: DebateWhole; rows: readonly NumberedText[] }) => (
  <ol
    lang={debate.language}
    dir={directionOf(debate.language)}
    className="grid max-w-[70ch] gap-y-3 font-serif text-[clamp(1.25rem,2.2vw,2rem)] leading-snug"
  >
    {rows.map(({ id, text, name }) => (
      <li key={id} className="grid grid-cols-[3rem_1fr]">
        <span className="figures font-sans text-muted">{name}</span>
        <span className="whitespace-pre-line">{text}</span>
      </li>
    ))}
  </ol>
);

/** The texts that can be shown, by the words of an address; none where the session has none. */
export function hallChoices({ texts }: TextOnScreen, wanted: WantedText, locale: Locale) {
  const say = sayIn(locale);
  const choice = (value: WantedText, label: string) => ({
    ...{ value: String(value), label },
    isShown: wanted === value,
  });
  if (texts.length === 0) return [];
  return [
    choice('latest', say('outcomes.hall.latest')),
    ...texts.map(({ number }) => choice(number, nameOfOutcome({ number, symbol: null }, locale))),
    choice('none', say('outcomes.hall.none')),
  ];
}
