import { getTranslations } from 'next-intl/server';

/** The sentences that every form needs, in the reader's language: what `ActionForm` calls FormTexts. */
export async function formTexts() {
  const t = await getTranslations('common');
  return {
    errorTitle: t('errorSummary'),
    titlePrefix: `${t('error')}: `,
    offline: t('offline'),
    failed: t('failed'),
    pending: t('loading'),
  };
}
