import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Button, ButtonLink, ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Notice } from '@/components/page/notice';
import { SummaryList } from '@/components/page/summary-list';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { listing, number, sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { moveParticipantAction } from '../actions/people';
import { capacityAfter, type MoveFacts, moveVersionOf, type Receiving } from '../queries/move';
import { senderName, senderSortKey } from '../queries/places';
import { PersonFrame, type PersonPlace } from './person-frame';

type Props = PersonPlace & { receiving: Receiving[]; facts: MoveFacts | null };

/** To which delegation a person is moved; then what follows, the reason, and the one button. */
export async function MovePerson({ conference, person, receiving, facts }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.move'), readerLocale()]);
  const own = `/${locale}/${conference.slug}/delegations/${person.delegation.id}/${person.participantId}`;
  return (
    <PersonFrame
      conference={conference}
      person={person}
      title={t('of', { name: person.name })}
      lead={t('lead')}
      part={t('title')}
    >
      <form action={`${own}/move`} method="get" className="mb-8 flex flex-wrap items-end gap-x-4 gap-y-2">
        <SelectField
          name="to"
          label={t('to')}
          options={sorted(receiving, locale, (one) => senderSortKey(one, locale)).map((one) => ({
            value: one.id,
            label: senderName(one, locale),
          }))}
          defaultValue={facts?.to.id}
        />
        <Button type="submit" variant="secondary">
          {t('look')}
        </Button>
      </form>
      {receiving.length === 0 && <p className="text-muted">{t('nowhere')}</p>}
      {facts && <Follows conference={conference} person={person} facts={facts} own={own} />}
    </PersonFrame>
  );
}

/** What follows, and the way to do it where nothing stands against it. */
async function Follows({ conference, person, facts, own }: PersonPlace & { facts: MoveFacts; own: string }) {
  const [t, capacities, locale] = await Promise.all([
    getTranslations('delegations.move'),
    getTranslations('delegations.capacity'),
    readerLocale(),
  ]);
  const { capacity, openBallots, submitted, to } = facts;
  const after = capacityAfter(facts);
  const receives = senderName(to, locale);
  const ballots = listing(
    openBallots.map((one) => number(one, locale)),
    locale,
  );
  const isFull = to.taken >= to.quota;
  const against = [
    ...(openBallots.length > 0 ? [t('whileOpen', { ballots })] : []),
    ...(isFull ? [t('full', { delegation: receives, quota: to.quota })] : []),
  ];
  return (
    <div className="grid gap-6">
      <SummaryList
        rows={[
          { key: t('to'), value: receives },
          {
            key: t('capacity'),
            value: after === capacity ? capacities(after) : t('leavesHead', { capacity: capacities(after) }),
          },
          { key: t('places'), value: t('placesTaken', { taken: to.taken, quota: to.quota }) },
          { key: t('accreditation'), value: t(submitted ? 'decidedAnew' : 'notSubmitted') },
          { key: t('told'), value: t('toldWhom') },
        ]}
      />
      {against.length > 0 ? (
        <Notice tone="warning" label={t('title')} title={t('cannot')}>
          {against.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      ) : (
        <ActionForm action={moveParticipantAction} texts={formTexts(locale)} id="move-participant">
          <Hidden name="conference" value={conference.slug} />
          <Hidden name="participantId" value={person.participantId} />
          <Hidden name="toDelegationId" value={to.id} />
          <Hidden name="factsVersion" value={moveVersionOf(facts)} />
          <TextArea {...reasonField(locale)} />
          <ButtonRow>
            <SubmitButton>{t('send', { delegation: receives })}</SubmitButton>
            <ButtonLink variant="quiet" href={own}>
              {t('keep')}
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      )}
    </div>
  );
}
