import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { TagWord } from '@/components/page/tag-word';
import type { MatrixRow } from '@/domain/matrix';

type Country = { code: string; name: string; mine: boolean };
export type Row = MatrixRow<Country>;

/** A country that leads to its page; the reader's own is marked. */
export async function CountryCell({ country, href }: { country: Country; href: string }) {
  const link = <Link href={href}>{country.name}</Link>;
  if (!country.mine) return link;
  const t = await getTranslations('ballots');
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 font-semibold">
      {link}
      <TagWord mark="person">{t('matrix.mine')}</TagWord>
    </span>
  );
}
