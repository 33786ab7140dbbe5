import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { type Column, DataTable } from '@/components/table/data-table';
import { CAPACITIES } from '@/domain/actor';
import { formTexts } from '@/platform/i18n/form-texts';
import { day, sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import { resendLinkAction, withdrawParticipantAction } from '../actions/people';
import type { DelegationPerson, DelegationWhole } from '../queries/delegations';
import { StatusTag } from './status-tag';

type Props = {
  slug: string;
  here: string;
  delegationId: string;
  people: DelegationPerson[];
  may: DelegationWhole['may'];
  timeZone: string;
};

/** The head first, then by capacity, and the names of each in the reader's order. */
export const byCapacity = (people: readonly DelegationPerson[], locale: string): DelegationPerson[] =>
  CAPACITIES.flatMap((capacity) =>
    sorted(
      people.filter((person) => person.capacity === capacity),
      locale,
      ({ name }) => name,
    ),
  );

/** Who sits in the delegation; for those who keep it, with the address, the state and what can be done. */
export async function PersonTable({ slug, here, delegationId, people, may, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const columns: Column<DelegationPerson>[] = [
    {
      key: 'name',
      label: t('term.name'),
      header: true,
      cell: (person) =>
        may.accredit ? (
          <Link href={`${here}/accreditation/${person.id}`}>
            <bdi>{person.name}</bdi>
          </Link>
        ) : (
          <bdi>{person.name}</bdi>
        ),
    },
    { key: 'capacity', label: t('term.capacity'), cell: (person) => t(`capacity.${person.capacity}`) },
  ];
  if (may.knowStates) {
    columns.push(
      {
        key: 'status',
        label: t('term.status'),
        cell: (person) => (
          <>
            {person.status && <StatusTag status={person.status} />}
            {person.double && (
              <>
                <br />
                <Link href={`${here}/delegations/${delegationId}/${person.id}`}>{t('double.tag')}</Link>
              </>
            )}
          </>
        ),
      },
      {
        key: 'email',
        label: t('term.email'),
        cell: (person) => (
          <bdi className="break-all" dir="ltr">
            {person.email && shownMailAddress(person.email)}
          </bdi>
        ),
      },
      {
        key: 'since',
        label: t('status.nominated'),
        cell: (person) => day(person.nominatedAt, locale, timeZone),
      },
    );
  }
  if (may.nominate) {
    columns.push({
      key: 'actions',
      label: t('term.actions'),
      speaks: true,
      cell: (person) => (
        <Manage slug={slug} href={`${here}/delegations/${delegationId}/${person.id}`} person={person} />
      ),
    });
  }
  return (
    <DataTable
      caption={t('page.people')}
      captionHidden
      dense={false}
      rows={byCapacity(people, locale)}
      rowKey={(person) => person.id}
      columns={columns}
      empty={<EmptyState text={t('page.noPeople')} />}
    />
  );
}

async function Manage({ slug, href, person }: { slug: string; href: string; person: DelegationPerson }) {
  const [t, locale] = await Promise.all([getTranslations('delegations.page'), readerLocale()]);
  const texts = formTexts(locale);
  const hiddenFields = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="participantId" value={person.id} />
    </>
  );
  const open = person.status !== 'accepted' && person.status !== 'submitted';
  return (
    <details>
      <summary className="cursor-pointer py-1 text-accent">
        {t('manage')}
        <span className="sr-only"> {t('manageOf', { name: person.name })}</span>
      </summary>
      <div className="grid max-w-80 gap-3 py-2">
        <p>
          <Link href={href}>{t('correct')}</Link>
        </p>
        {open && (
          <ActionForm action={resendLinkAction} texts={texts} id={`resend-${person.id}`}>
            {hiddenFields}
            <SubmitButton variant="secondary" size="s">
              {t('resend')}
            </SubmitButton>
          </ActionForm>
        )}
        <ActionForm action={withdrawParticipantAction} texts={texts} id={`withdraw-${person.id}`}>
          {hiddenFields}
          <Hidden name="version" value={person.version} />
          <p className="text-meta text-muted">{t('withdrawNote')}</p>
          <SubmitButton variant="danger" size="s">
            {t('withdraw')}
          </SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}
