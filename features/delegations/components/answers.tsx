import { getTranslations } from 'next-intl/server';
import { SummaryList, type SummaryRow } from '@/components/page/summary-list';
import { languageName, listing, moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { Answers as Given } from '../queries/registration';
import { Photo } from './photo';

type Props = {
  answers: Given;
  timeZone: string;
  /** the address of the photo, where there is one */
  photo: string | null;
  photoAlt: string;
  /** where each part is changed; left out, the answers can be read only */
  change?: Record<'personal' | 'photo' | 'consents', string>;
  /** what stands in place of the needs for those who may not read them */
  hiddenNeeds?: string;
};

/** Every answer of a registration, to be checked or read. */
export async function Answers({ answers, timeZone, photo, photoAlt, change, hiddenNeeds }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('delegations.reg'),
    getTranslations('common.action'),
    readerLocale(),
  ]);
  const textOrDash = (text: string | null) =>
    text ? (
      <span dir="auto" className="whitespace-pre-line">
        {text}
      </span>
    ) : (
      <span className="text-muted">{t('notAnswered')}</span>
    );
  const consentLine = (consent: 'data' | 'list' | 'photo') => {
    const [at, withdrawnAt] = [answers[`${consent}ConsentAt`], answers[`${consent}ConsentWithdrawnAt`]];
    if (at) return t('given', { time: moment(at, locale, timeZone) });
    return withdrawnAt ? t('takenBackAt', { time: moment(withdrawnAt, locale, timeZone) }) : t('notGiven');
  };
  const languages = answers.languages.map((code) => languageName(code, locale));
  const row = (
    part: 'personal' | 'photo' | 'consents',
    key: string,
    value: SummaryRow['value'],
  ): SummaryRow => ({
    key,
    value,
    change: change && { label: common('change'), href: change[part], about: key },
  });
  const phone = answers.phone && <bdi dir="ltr">{answers.phone}</bdi>;
  const picture = photo && <Photo src={photo} alt={photoAlt} />;
  return (
    <SummaryList
      rows={[
        row('personal', t('givenName'), textOrDash(answers.givenName)),
        row('personal', t('familyName'), textOrDash(answers.familyName)),
        row('personal', t('badgeName'), textOrDash(answers.badgeName)),
        row('personal', t('office'), textOrDash(answers.office)),
        row('personal', t('phone'), phone || textOrDash(null)),
        row('personal', t('languages'), textOrDash(listing(languages, locale))),
        row('personal', t('dietaryNeeds'), hiddenNeeds ?? textOrDash(answers.dietaryNeeds)),
        row('personal', t('accessNeeds'), hiddenNeeds ?? textOrDash(answers.accessNeeds)),
        row('photo', t('task.photo'), picture || <span className="text-muted">{t('noPhoto')}</span>),
        row('consents', t('dataConsent'), consentLine('data')),
        row('consents', t('listConsent'), consentLine('list')),
        row('consents', t('photoConsent'), consentLine('photo')),
      ]}
    />
  );
}
