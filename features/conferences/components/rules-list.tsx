import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { EmptyState } from '@/components/page/empty-state';
import { Section } from '@/components/page/section';
import { alternationOf, rulesKept } from '@/domain/alternation';
import { consensusRule } from '@/domain/consensus-calls';
import { describeProfile, newHeadWords } from '@/domain/describing';
import { pick } from '@/domain/local-text';
import { NEW_HEAD } from '@/domain/new-head';
import type { RulesProfile } from '@/domain/rules';
import { BALLOT_PROCEDURES } from '@/domain/voting';
import { day } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { worded } from '@/platform/i18n/worded';
import type { ConferenceFacts } from '../queries';
import type { RulesRow } from '../queries/settings';

type Props = { conference: ConferenceFacts; rules: RulesRow[] };

/** The rules-of-procedure profiles in force, each in plain sentences. */
export async function RulesList({ conference, rules }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.rules'), readerLocale()]);
  const alternationWords = (profile: RulesProfile) => {
    const kept = rulesKept(alternationOf([profile]));
    return kept.length > 0 ? kept.map((rule) => t(`alternation.${rule}`)).join(' · ') : t('byArrival');
  };
  const add = `/${locale}/${conference.slug}/settings/rules/new`;
  return (
    <Section
      title={t('title')}
      lead={t('lead')}
      actions={rules.length > 0 && <ButtonLink href={add}>{t('add')}</ButtonLink>}
    >
      {rules.length === 0 && <EmptyState text={t('empty')} action={{ label: t('add'), href: add }} />}
      <ol className="grid">
        {rules.map(({ id, name, version, profile, createdAt }) => (
          <li key={id} className="grid gap-2 border-t border-hairline py-4 md:grid-cols-[1fr_auto] md:gap-6">
            <div className="measure">
              <h3>{pick(name, locale, conference.originalLanguage)}</h3>
              <p className="flex flex-wrap gap-x-3 text-dense text-muted">
                {t('version', { version })} · {day(createdAt, locale, conference.timeZone)}
              </p>
              {BALLOT_PROCEDURES.map((procedure) => (
                <p key={procedure} className="mt-2">
                  <strong>{t(procedure)}</strong> {worded(describeProfile(profile, procedure), locale)}
                </p>
              ))}
              <p className="mt-2">
                <strong>{t('newHead')}</strong>{' '}
                {sayIn(locale)('ballots.newHead', newHeadWords(profile.newHead ?? NEW_HEAD))}
              </p>
              <p className="mt-2">
                <strong>{t('consensus')}</strong>{' '}
                {t('consensusCalled', {
                  asked: profile.consensus?.call ? 'yes' : 'no',
                  seconds: consensusRule([profile]).seconds,
                })}
              </p>
              <p className="mt-2">
                <strong>{t('amendments')}</strong> {t('seconders', { count: profile.seconders ?? 0 })}
              </p>
              <p className="mt-2">
                <strong>{t('alternationOf')}</strong> {alternationWords(profile)}
              </p>
            </div>
            <div>
              <ButtonLink variant="secondary" href={`${add}?from=${id}`}>
                {t('newVersion')}
                <span className="sr-only"> {pick(name, locale, conference.originalLanguage)}</span>
              </ButtonLink>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
