import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Link } from '@/components/link';
import { Fold } from '@/components/page/fold';
import { Notice } from '@/components/page/notice';
import { pick } from '@/domain/local-text';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { day } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { mergeOutcomeAction, rejectOutcomeAction, withdrawOutcomeAction } from '../actions';
import type { OutcomeWhole } from '../queries';

type NoticeProps = { outcome: OutcomeWhole; here: string; timeZone: string };

/** How and why a draft ended, above its text. */
export async function EndNotice({ outcome, here, timeZone }: NoticeProps) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  if (!outcome.ending) return null;
  const { as, at, reason, into } = outcome.ending;
  const say = sayIn(locale);
  return (
    <Notice
      tone="info"
      label={t(`state.${as}`)}
      title={t(`end.${as}On`, { date: day(at, locale, timeZone) })}
    >
      <p dir="auto" className="whitespace-pre-line">
        {reason}
      </p>
      {into && (
        <p>
          <Link href={`${here}/outcomes/${into.number}`}>
            {say('ballots.outcomeNumber', {
              number: into.number,
              title: pick(into.title, locale, outcome.originalLanguage),
            })}
          </Link>
        </p>
      )}
    </Notice>
  );
}

const ACTIONS = { merge: mergeOutcomeAction, withdraw: withdrawOutcomeAction, reject: rejectOutcomeAction };

/** The ways to end a draft that nobody decides any more, apart from what leads on. */
export async function EndForms({ slug, outcome }: { slug: string; outcome: OutcomeWhole }) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.end'), readerLocale()]);
  const say = sayIn(locale);
  const ways = (['merge', 'withdraw', 'reject'] as const).filter((way) =>
    way === 'merge' ? outcome.mergesInto.length > 0 : outcome.may[way],
  );
  return ways.map((way, index) => (
    <Fold key={way} id={way} title={t(`${way}Title`)} inset={index > 0}>
      <p className="measure mb-4">{t(`${way}Lead`)}</p>
      <ActionForm action={ACTIONS[way]} texts={formTexts(locale)} id={`${way}-it`}>
        {way === 'merge' && (
          <SelectField
            name="into"
            label={t('mergeInto')}
            empty={t('mergeChoose')}
            width="full"
            options={outcome.mergesInto.map(({ number, title, version }) => ({
              value: `${number}-${version}`,
              label: say('ballots.outcomeNumber', {
                number,
                title: pick(title, locale, outcome.originalLanguage),
              }),
            }))}
          />
        )}
        <Hidden name="conference" value={slug} />
        <Hidden name="number" value={outcome.number} />
        <Hidden name="version" value={outcome.version} />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="danger">{t(`${way}Submit`)}</SubmitButton>
      </ActionForm>
    </Fold>
  ));
}
