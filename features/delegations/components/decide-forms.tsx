import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { button } from '@/components/form/button-look';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Section } from '@/components/page/section';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { acceptRegistrationAction, returnRegistrationAction } from '../actions/registrations';

/** `onward`: who is decided on next; `list`: what the address of the list in which that is says. */
type Props = { slug: string; participantId: string; version: number; onward?: string; list?: string };

/** Accepting, always in sight, so that each decision is one press; below it returning with the reason. */
export async function DecideForms({ slug, participantId, version, onward = '', list = '' }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.acc'), readerLocale()]);
  const texts = formTexts(locale);
  const hiddenFields = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="participantId" value={participantId} />
      <Hidden name="version" value={version} />
      <Hidden name="onward" value={onward} />
      <Hidden name="list" value={list} />
    </>
  );
  return (
    <section
      aria-labelledby="decide"
      className="mt-12 max-w-document @max-three:contents @three:sticky @three:top-6 @three:mt-0 @three:self-start"
    >
      <div
        data-foot
        className="z-10 -mx-4 mt-8 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-ink bg-canvas px-4 py-3 @max-three:[@media(height>=30rem)]:sticky @max-three:bottom-0 md:mx-0 md:px-0 @three:mt-0 @three:block @three:space-y-3 @three:border-t-0 @three:py-0 print:hidden"
      >
        <h2 id="decide" className="text-h3 @max-three:sr-only @three:border-b @three:border-ink @three:pb-2">
          {t('decide')}
        </h2>
        <ActionForm action={acceptRegistrationAction} texts={texts} id="accept">
          {hiddenFields}
          <SubmitButton>{t('accept')}</SubmitButton>
        </ActionForm>
        <a
          className={button({ variant: 'secondary', className: '@three:hidden' })}
          href="#returning"
          data-button
        >
          {t('returnBelow')}
        </a>
        <p className="text-dense text-muted max-sm:hidden">{t('acceptLead')}</p>
      </div>
      <div className="mt-8 max-w-document print:hidden" id="returning">
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
