import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/checkbox-field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { isDivided, isRejectedInParts } from '@/domain/amendments/debate';
import { countrySortKey } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted, withCommas } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { decidePartAction, divideOutcomeAction, withdrawDivisionAction } from '../actions';
import type { OutcomeWhole } from '../queries';
import type { PartShown } from '../queries/division';
import type { DebatedText } from './amendment-forms';
import { VoteFields } from './vote-fields';

const LOOK = {
  open: { tone: 'accent', mark: 'clock' },
  adopted: { tone: 'positive', mark: 'check' },
  rejected: { tone: 'negative', mark: 'cross' },
  withdrawn: { tone: 'quiet', mark: 'dash' },
} as const;

type Props = {
  text: DebatedText;
  outcome: Pick<OutcomeWhole, 'version' | 'may'>;
  /** of the text itself, where it is decided */
  path: string;
};

/** The parts that are voted on apart, and how a text is divided; nothing while neither is there to be shown. */
export async function Division({ text, outcome, path }: Props) {
  const t = await getTranslations('outcomes.division');
  const { division, debate, isOpen } = text.debate;
  const { parts, divides } = division;
  if (parts.length === 0 && !divides) return null;
  return (
    <Section title={t('title')} id="division" lead={t('lead')}>
      <div className="grid gap-6">
        {isRejectedInParts(debate) && (
          <Notice tone="warning" label={t('status.rejected')} title={t('rejectedWhole')}>
            {isOpen && outcome.may.reject && <Link href={`${path}#reject`}>{t('toReject')}</Link>}
          </Notice>
        )}
        {parts.map((part) => (
          <PartCard key={part.id} text={text} part={part} />
        ))}
        {divides?.waits && <p className="text-muted">{t('waits')}</p>}
        {divides && divides.paragraphs.length > 0 && (
          <DivideForm text={text} version={outcome.version} again={isDivided(debate)} />
        )}
      </div>
    </Section>
  );
}

/** One part: its paragraphs, who moved the division, what became of it, and its vote for whoever records it. */
async function PartCard({ text, part }: { text: DebatedText; part: PartShown }) {
  const [t, say, locale] = await Promise.all([
    getTranslations('outcomes.division'),
    getTranslations('outcomes.amendments'),
    readerLocale(),
  ]);
  const { words } = text;
  const { id, number, mover, paragraphs, status, votes, may } = part;
  const isVoted = status === 'adopted' || status === 'rejected';
  const about = [
    mover && t('movedBy', { delegation: words.party(mover) }),
    votes && say('votes', votes),
    isVoted && !votes && say('withoutVote'),
  ].filter((one) => typeof one === 'string');
  const hidden = (
    <>
      <Hidden name="conference" value={text.slug} />
      <Hidden name="number" value={text.number} />
      <Hidden name="partId" value={id} />
    </>
  );
  return (
    <section
      id={`part-${number}`}
      aria-labelledby={`part-${number}-name`}
      className="scroll-mt-6 border-s-2 border-border ps-4"
    >
      <h3
        id={`part-${number}-name`}
        className="flex flex-wrap items-baseline gap-x-3 text-body font-semibold"
      >
        <span>{t('label', { number })}</span>
        <TagWord {...LOOK[status]}>{t(`status.${status}`)}</TagWord>
      </h3>
      <p>{withCommas(paragraphs.map(words.paragraph), locale)}</p>
      {about.length > 0 && <p className="text-dense text-muted">{about.join(' · ')}</p>}
      {may.decide && (
        <Section title={t('voteTitle', { number })} level={3}>
          <ActionForm action={decidePartAction} texts={formTexts(locale)} id={`vote-${id}`}>
            {hidden}
            <VoteFields />
          </ActionForm>
        </Section>
      )}
      {may.withdraw && (
        <div className="mt-4">
          <ActionForm action={withdrawDivisionAction} texts={formTexts(locale)} id={`undivide-${id}`}>
            {hidden}
            <SubmitButton variant="quiet">{t('withdraw', { number })}</SubmitButton>
          </ActionForm>
        </div>
      )}
    </section>
  );
}

type DivideProps = { text: DebatedText; version: number; again: boolean };

/** Where whoever presides divides a text, and names who moved it. */
async function DivideForm({ text, version, again }: DivideProps) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.division'), readerLocale()]);
  const { words, debate } = text;
  const { movers, division } = debate;
  return (
    <Section title={t(again ? 'divideFurther' : 'divideTitle')} level={3}>
      <ActionForm action={divideOutcomeAction} texts={formTexts(locale)} id="divide" resetOnOk>
        <Hidden name="conference" value={text.slug} />
        <Hidden name="number" value={text.number} />
        <Hidden name="version" value={version} />
        <CheckboxGroup
          name="paragraphIds"
          legend={t('paragraphs')}
          beside
          options={(division.divides?.paragraphs ?? []).map((id) => ({
            value: id,
            label: words.paragraph(id),
          }))}
        />
        <SelectField
          name="delegationId"
          label={t('mover')}
          empty={t('noMover')}
          options={sorted(movers, locale, ({ countryCode }) => countrySortKey(countryCode, locale)).map(
            (one) => ({ value: one.id, label: words.party(one) }),
          )}
        />
        <SubmitButton variant="secondary">{t('divide')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
