import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { type LocalText, pick } from '@/domain/local-text';
import type { WorkingLanguages } from '@/domain/working-languages';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { addDocumentAction } from '../actions';
import type { DocumentPlaces } from '../queries/form';
import { DocumentFields } from './document-fields';

type Props = {
  conference: { slug: string; title: LocalText; timeZone: string } & WorkingLanguages;
  places: DocumentPlaces & { symbol: string };
  /** the session from whose page somebody came */
  sessionId: string | null;
};

/** The form of a new document. */
export async function AddDocument({ conference, places, sessionId }: Props) {
  const [t, agenda, locale] = await Promise.all([
    getTranslations('documents'),
    getTranslations('agenda'),
    readerLocale(),
  ]);
  return (
    <Main width="form">
      <Breadcrumbs
        label={agenda('breadcrumbs')}
        items={[{ label: t('title'), href: `/${locale}/${conference.slug}/documents` }]}
      />
      <PageHeading
        kicker={pick(conference.title, locale)}
        title={t('add')}
        lead={t(places.anywhere ? 'addLead' : 'addLeadOfSession')}
      />
      <ActionForm action={addDocumentAction} texts={formTexts(locale)} id="add-document">
        <Hidden name="conference" value={conference.slug} />
        <DocumentFields
          places={places}
          conference={conference}
          belongsTo={places.sessions.some(({ id }) => id === sessionId) ? `session:${sessionId}` : undefined}
        />
        <SubmitButton>{t('act.addDocument')}</SubmitButton>
      </ActionForm>
    </Main>
  );
}
