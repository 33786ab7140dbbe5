import '../globals.css';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CatchFault } from '@/components/page/catch-fault';
import { FromTop } from '@/components/page/from-top';
import { PageHeading } from '@/components/page/page-heading';
import { directionOf, isLocale } from '@/domain/local-text';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations({ locale, namespace: 'frame' });
  return {
    title: { default: t('product'), template: `%s – ${t('product')}` },
    description: t('description'),
  };
}

export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations({ locale, namespace: 'frame.error' });
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>
        <FromTop />
        <CatchFault
          fallback={<PageHeading title={t('title')} lead={t('text')} />}
          codeLabel={t('code')}
          retry={t('retry')}
        >
          {children}
        </CatchFault>
      </body>
    </html>
  );
}
