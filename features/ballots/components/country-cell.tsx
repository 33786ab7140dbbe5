import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/components/link';
import { TagWord } from '@/components/page/tag-word';
import type { MatrixRow } from '@/domain/matrix';

type Country = { code: string; name: string; mine: boolean };
export type Row = MatrixRow<Country>;

/** A country that leads to its page; the reader's own is marked. It alone asks for words: a roll has hundreds of others. */
export function CountryCell({ country, href }: { country: Country; href: string }) {
  const link = <Link href={href}>{country.name}</Link>;
  return country.mine ? <Own>{link}</Own> : link;
}

async function Own({ children }: { children: ReactNode }) {
  const t = await getTranslations('ballots');
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 font-semibold">
      {children}
      <TagWord mark="person">{t('matrix.mine')}</TagWord>
    </span>
  );
}
