import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Link } from '@/components/link';
import { MailAddress } from '@/components/page/mail-address';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { CAPACITIES } from '@/domain/actor';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import { changeCapacityAction, changeNameAction, offerAddressAction } from '../actions/people';
import { Changes } from './changes';
import { Doubles } from './doubles';
import { FormAnswers } from './form-answers';
import { PersonFrame, type PersonPlace } from './person-frame';

/** What can be corrected of a person who was nominated, each by a form of its own with a reason; then what was corrected before. */
export async function PersonPage({ conference, person }: PersonPlace) {
  const [t, move, locale] = await Promise.all([
    getTranslations('delegations.correct'),
    getTranslations('delegations.move'),
    readerLocale(),
  ]);
  const { may, delegation, participantId, name } = person;
  const own = `/${locale}/${conference.slug}/delegations/${delegation.id}`;
  return (
    <PersonFrame conference={conference} person={person} title={t('of', { name })} lead={t('lead')}>
      <Doubles
        slug={conference.slug}
        participantId={participantId}
        delegationId={delegation.id}
        doubles={person.doubles}
        distinguishes={may.distinguish}
      />
      {may.changeName && (
        <Section title={t('name')} id="name" lead={t('nameLead')}>
          <ActionForm action={changeNameAction} texts={formTexts(locale)} id="change-name">
            <Seat conference={conference} person={person} />
            <Field name="name" label={t('nameField')} defaultValue={name} autoComplete="off" />
            <TextArea {...reasonField(locale)} />
            <SubmitButton>{t('nameSend')}</SubmitButton>
          </ActionForm>
        </Section>
      )}
      <Section title={t('answers')} id="answers">
        {may.editRegistration ? (
          <p>
            <Link href={`${own}/${participantId}/answers`}>{t('answersLink')}</Link>
          </p>
        ) : (
          <p className="text-muted">{t('answersAsk')}</p>
        )}
        <FormAnswers level={3} lines={person.form} conference={conference} />
      </Section>
      <Capacity conference={conference} person={person} />
      <Address conference={conference} person={person} />
      {may.move && (
        <Section title={move('title')} id="move" lead={move('offer')}>
          <p>
            <Link href={`${own}/${participantId}/move`}>{move('start')}</Link>
          </p>
        </Section>
      )}
      <Changes changes={person.changes} timeZone={conference.timeZone} />
    </PersonFrame>
  );
}

/** The seat that a form is about, with the version that the page shows. */
function Seat({ conference, person }: PersonPlace) {
  return (
    <>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="participantId" value={person.participantId} />
      <Hidden name="version" value={person.version} />
    </>
  );
}

/** The address, and the one that waits to be confirmed. */
async function Address({ conference, person }: PersonPlace) {
  const [t, locale] = await Promise.all([getTranslations('delegations.address'), readerLocale()]);
  const { offer, email, may } = person;
  return (
    <Section title={t('title')} id="address" lead={may.offerAddress && t('lead')}>
      <p className="mb-4">
        <MailAddress address={shownMailAddress(email)} />
      </p>
      {offer && (
        <div className="mb-6">
          <Notice tone="info" label={t('waiting')}>
            <p>
              {t.rich('waits', {
                email: () => <MailAddress address={shownMailAddress(offer.email)} />,
                time: moment(offer.offeredAt, locale, conference.timeZone),
              })}
            </p>
          </Notice>
        </div>
      )}
      {may.offerAddress ? (
        <ActionForm action={offerAddressAction} texts={formTexts(locale)} id="offer-address" resetOnOk>
          <Seat conference={conference} person={person} />
          <Field name="email" type="email" label={t('field')} autoComplete="off" dir="ltr" />
          <TextArea {...reasonField(locale)} />
          <SubmitButton variant="secondary">{t('send')}</SubmitButton>
        </ActionForm>
      ) : (
        <p className="text-muted">{t('ask')}</p>
      )}
    </Section>
  );
}

/** The capacity; that of the head changes with the head alone. */
async function Capacity({ conference, person }: PersonPlace) {
  const [t, capacities, locale] = await Promise.all([
    getTranslations('delegations.correct'),
    getTranslations('delegations.capacity'),
    readerLocale(),
  ]);
  const own = `/${locale}/${conference.slug}/delegations/${person.delegation.id}`;
  if (person.capacity === 'head') {
    return (
      <Section title={t('capacity')} id="capacity">
        <p>
          {t('head')} <Link href={`${own}#head`}>{t('headLink')}</Link>
        </p>
      </Section>
    );
  }
  return (
    <Section title={t('capacity')} id="capacity" lead={t('capacityLead')}>
      <ActionForm action={changeCapacityAction} texts={formTexts(locale)} id="change-capacity">
        <Seat conference={conference} person={person} />
        <SelectField
          name="capacity"
          label={t('capacityField')}
          options={CAPACITIES.filter((one) => one !== 'head').map((value) => ({
            value,
            label: capacities(value),
          }))}
          defaultValue={person.capacity}
          width="m"
        />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary">{t('capacitySend')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
