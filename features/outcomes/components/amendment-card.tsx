import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Difference } from '@/components/page/difference';
import { TagWord } from '@/components/page/tag-word';
import { differenceOf } from '@/domain/amendments/words';
import { directionOf } from '@/domain/local-text';
import { readerLocale } from '@/platform/i18n/reader';
import type { AmendmentShown } from '../queries/debate';
import { AmendmentForms, type DebatedText } from './amendment-forms';
import { SecondingForms } from './seconding-forms';

const LOOK = {
  open: { tone: 'accent', mark: 'clock' },
  adopted: { tone: 'positive', mark: 'check' },
  accepted: { tone: 'positive', mark: 'consensus' },
  rejected: { tone: 'negative', mark: 'cross' },
  withdrawn: { tone: 'quiet', mark: 'cross' },
  fallen: { tone: 'quiet', mark: 'dash' },
} as const;

async function AmendmentStatus({ status, awaits }: Pick<AmendmentShown, 'status' | 'awaits'>) {
  const t = await getTranslations('outcomes.amendments');
  if (awaits > 0)
    return (
      <TagWord tone="pending" mark="clock">
        {t('awaits', { count: awaits })}
      </TagWord>
    );
  return <TagWord {...LOOK[status]}>{t(`status.${status}`)}</TagWord>;
}

type Props = {
  text: DebatedText;
  amendment: AmendmentShown;
  /** what it would change, as it reads; empty for an addition */
  before: string;
  /** its forms are drawn */
  opened: boolean;
  here: string;
};

/** One amendment: whose it is, what it asks for as a difference, and what became of it and why. */
export async function AmendmentCard({ text, amendment, before, opened, here }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.amendments'), readerLocale()]);
  const { words, debate } = text;
  const { id, asks, fall, status, votes, may, awaits, secondedBy } = amendment;
  const kind = 'amendment' in asks ? 'amend' : asks.kind;
  const lang = debate.language;
  const maySecond = may.second.length > 0 || may.withdrawSeconding.length > 0;
  const mayAny =
    may.decide || may.accept || may.withdraw || maySecond || (may.amend && debate.movers.length > 0);
  return (
    <section id={id} aria-labelledby={`${id}-name`} className="scroll-mt-6 border-s-2 border-border ps-4">
      <h3
        id={`${id}-name`}
        className="flex flex-wrap items-baseline gap-x-3 font-sans text-body font-semibold"
      >
        <span>
          {words.label(amendment.number)} · {words.party(amendment.mover)}
        </span>
        <span className="text-dense font-normal text-muted">
          {kind === 'amend'
            ? t('asks.amend', { amendment: words.labelOf('amendment' in asks ? asks.amendment : null) })
            : t(`asks.${kind}`)}
        </span>
        <AmendmentStatus status={status} awaits={awaits} />
      </h3>
      <p
        lang={lang === locale ? undefined : lang}
        dir={directionOf(lang)}
        className="measure my-1.5 whitespace-pre-line"
      >
        <Difference
          pieces={differenceOf(before, amendment.text ?? '')}
          words={{ out: t('removedWords'), put: t('insertedWords') }}
        />
      </p>
      <p className="font-sans text-dense text-muted">
        {t(`by.${amendment.tabledAs}`)}
        {votes && ` · ${t('votes', votes)}`}
        {(status === 'adopted' || status === 'rejected') && !votes && ` · ${t('withoutVote')}`}
      </p>
      {secondedBy.length > 0 && (
        <p className="font-sans text-dense">
          {t('secondedBy', { delegations: words.seconders(secondedBy) })}
        </p>
      )}
      {fall && (
        <p className="font-sans text-dense">{t(`fall.${fall.because}`, { by: words.labelOf(fall.by) })}</p>
      )}
      {mayAny &&
        (opened ? (
          <div className="mt-4 grid gap-8">
            {maySecond && !may.decide && <SecondingForms text={text} amendment={amendment} />}
            <AmendmentForms text={text} amendment={amendment} />
            {maySecond && may.decide && <SecondingForms text={text} amendment={amendment} />}
          </div>
        ) : (
          <p className="font-sans text-dense print:hidden">
            <Link className="inline-block min-h-6" href={`${here}?at=${id}#${id}`}>
              {t('toAmendment', { amendment: words.label(amendment.number) })}
            </Link>
          </p>
        ))}
    </section>
  );
}
