import { getTranslations } from 'next-intl/server';
import { Pagination } from '@/components/page/pagination';

type Props = { total: number; size: number; page: number; address: (page: number) => string };

/** The way through a long list; nothing when it fits on one page. */
export async function Pages({ total, size, page, address }: Props) {
  const t = await getTranslations('delegations.list');
  if (total <= size) return null;
  const last = Math.ceil(total / size);
  return (
    <Pagination
      label={t('pages')}
      summary={t('range', { from: (page - 1) * size + 1, to: Math.min(page * size, total), total })}
      previous={page > 1 ? { label: t('previous'), href: address(page - 1) } : undefined}
      next={page < last ? { label: t('next'), href: address(page + 1) } : undefined}
    />
  );
}
