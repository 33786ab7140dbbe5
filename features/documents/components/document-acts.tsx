import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import { DOCUMENT_PARTS } from '@/domain/documents';
import type { WorkingLanguages } from '@/domain/working-languages';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { listing } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import {
  addDocumentPartAction,
  editDocumentAction,
  releaseDocumentAction,
  removeDocumentAction,
  withdrawDocumentAction,
} from '../actions';
import type { DocumentWhole } from '../queries/documents';
import type { DocumentPlaces } from '../queries/form';
import { DocumentFields, DocumentNames, DocumentOfPart } from './document-fields';

type Props = {
  conference: { slug: string; timeZone: string } & WorkingLanguages;
  document: DocumentWhole;
  places: (DocumentPlaces & { symbol: string }) | null;
};

/** What its keepers do with a document: before its release, and from then on beside it. */
export async function DocumentActs({ conference, document, places }: Props) {
  const [t, locale] = await Promise.all([getTranslations('documents'), readerLocale()]);
  const texts = formTexts(locale);
  const { may, releasedAt, parent, classification, readers } = document;
  const isWorking = may.edit && !releasedAt;
  const which = (
    <>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="documentId" value={document.id} />
    </>
  );
  const seen = (
    <>
      {which}
      <Hidden name="version" value={document.version} />
    </>
  );
  const to =
    classification === 'restricted'
      ? readers.map((reader) => t(`reader.${reader}`))
      : [t(`classification.${classification}`)];
  return (
    <>
      {may.release && (
        <Section title={t('act.release')} id="release">
          <p className="measure mb-4">{t('act.releaseLead', { readers: listing(to, locale) })}</p>
          <ActionForm action={releaseDocumentAction} texts={texts} id="release-it">
            {seen}
            <SubmitButton>{t('act.releaseSubmit')}</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {isWorking && places && (
        <Fold id="edit" title={t('act.editTitle')}>
          <ActionForm action={editDocumentAction} texts={texts} id="edit-document">
            {seen}
            {parent ? (
              <>
                <DocumentOfPart document={document} symbol={parent.symbol} />
                <DocumentNames conference={conference} document={document} />
              </>
            ) : (
              <DocumentFields places={places} conference={conference} document={document} />
            )}
            <SubmitButton variant="secondary">{t('act.editSubmit')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
      {may.edit && releasedAt && !parent && (
        <Fold id="add-part" title={t('act.addPart')}>
          <p className="measure mb-4">{t('act.addPartLead')}</p>
          <ActionForm action={addDocumentPartAction} texts={texts} id="add-part-to-it">
            {which}
            <SelectField
              name="part"
              label={t('field.part')}
              options={DOCUMENT_PARTS.map((value) => ({ value, label: t(`part.${value}`) }))}
            />
            <DocumentNames conference={conference} document={document} />
            <SubmitButton variant="secondary">{t('act.addPartSubmit')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
      {may.withdraw && (
        <Fold id="withdraw" title={t('act.withdraw')} inset>
          <p className="measure mb-4">{t('act.withdrawLead')}</p>
          <ActionForm action={withdrawDocumentAction} texts={texts} id="withdraw-it">
            {seen}
            <TextArea {...reasonField(locale)} />
            <SubmitButton variant="danger">{t('act.withdrawSubmit')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
      {isWorking && (
        <Fold id="remove" title={t('act.remove')} inset>
          <p className="measure mb-4">{t('act.removeLead')}</p>
          <ActionForm action={removeDocumentAction} texts={texts} id="remove-it">
            {seen}
            <SubmitButton variant="danger">{t('act.removeSubmit')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
    </>
  );
}
