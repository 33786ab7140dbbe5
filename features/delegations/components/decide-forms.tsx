import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { button } from '@/components/form/button-look';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Section } from '@/components/page/section';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { acceptRegistrationAction, returnRegistrationAction } from '../actions';

/** `onward`: who is decided on next. */
type Props = { slug: string; participantId: string; version: number; onward?: string };

/** Accepting, always in sight, so that each decision is one press; below it returning with the reason. */
export async function DecideForms({ slug, participantId, version, onward = '' }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.acc'), readerLocale()]);
  const texts = formTexts(locale);
  const hiddenFields = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="participantId" value={participantId} />
      <Hidden name="version" value={version} />
      <Hidden name="onward" value={onward} />
    </>
  );
  return (
    <section
      aria-labelledby="decide"
      className="mt-12 max-w-document max-xl:contents xl:sticky xl:top-6 xl:mt-0 xl:self-start"
    >
      <div
        data-foot
        className="z-10 -mx-4 mt-8 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-ink bg-canvas px-4 py-3 max-xl:[@media(height>=30rem)]:sticky max-xl:bottom-0 md:mx-0 md:px-0 xl:mt-0 xl:block xl:space-y-3 xl:border-t-0 xl:py-0 print:hidden"
      >
        <h2 id="decide" className="text-h3 max-xl:sr-only xl:border-b xl:border-ink xl:pb-2">
          {t('decide')}
        </h2>
        <ActionForm action={acceptRegistrationAction} texts={texts} id="accept">
          {hiddenFields}
          <SubmitButton>{t('accept')}</SubmitButton>
        </ActionForm>
        <a
          className={button({ variant: 'secondary', className: 'xl:hidden' })}
          href="#return-reason"
          data-button
        >
          {t('returnBelow')}
        </a>
        <p className="text-dense text-muted max-sm:hidden">{t('acceptLead')}</p>
      </div>
      <div className="mt-8 max-w-document print:hidden" id="return-reason">
        <Section title={t('return')} level={3} lead={t('returnLead')}>
          <ActionForm action={returnRegistrationAction} texts={texts} id="return">
            {hiddenFields}
            <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
            <SubmitButton variant="secondary">{t('return')}</SubmitButton>
          </ActionForm>
        </Section>
      </div>
    </section>
  );
}
