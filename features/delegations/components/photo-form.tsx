import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { FileField } from '@/components/form/file-field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { MOST_FILE } from '@/platform/http/sizes.mjs';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { removePhotoAction, savePhotoAction } from '../actions/registrations';
import { Photo } from './photo';
import { RegistrationFrame, type RegistrationPlace } from './registration-frame';
import { photoAddress } from './registration-tasks';

type Props = RegistrationPlace & { from: 'check' | '' };

/** The picture for the badge: seen, replaced, removed. */
export async function PhotoForm({ conference, registration, from }: Props) {
  const [t, refusal, locale] = await Promise.all([
    getTranslations('delegations.reg'),
    getTranslations('delegations.refusal'),
    readerLocale(),
  ]);
  const texts = formTexts(locale);
  const { participantId, answers } = registration;
  const photo = photoAddress(`/${locale}/${conference.slug}`, participantId, answers.photoId);
  return (
    <RegistrationFrame
      part="photo"
      conference={conference}
      registration={registration}
      title={t('task.photo')}
      lead={t('photoLead')}
    >
      {photo && (
        <figure className="mb-8 border-b border-hairline pb-6">
          <Photo src={photo} alt={t('photoOwnAlt')} />
          <figcaption className="py-2 text-meta text-muted">{t('photoNow')}</figcaption>
          <ActionForm action={removePhotoAction} texts={texts} id="delete-photo">
            <Hidden name="conference" value={conference.slug} />
            <Hidden name="photoVersion" value={answers.photoId ?? ''} />
            <SubmitButton variant="secondary" size="s">
              {t('photoRemove')}
            </SubmitButton>
          </ActionForm>
        </figure>
      )}
      <ActionForm action={savePhotoAction} texts={texts} id="upload-photo">
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="from" value={from} />
        <FileField
          name="photo"
          label={t('photoField')}
          hint={t('photoHint')}
          accept="image/jpeg,image/png,image/webp"
          maxBytes={MOST_FILE}
          tooLarge={refusal('photoTooLarge')}
        />
        <SubmitButton>{t('photoSave')}</SubmitButton>
      </ActionForm>
    </RegistrationFrame>
  );
}
