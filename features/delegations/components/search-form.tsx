import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { Link } from '@/components/link';
import { MOST_ASKED } from '@/domain/search';

type Props = {
  /** the list, and the same without what is looked for; the form keeps what else its address says */
  all: string;
  question: string;
  label: string;
};

/** Asks by its address, so it works without JavaScript, and the list can be handed on. */
export async function SearchForm({ all, question, label }: Props) {
  const t = await getTranslations('delegations.list');
  const [path, kept] = all.split('?');
  return (
    <search>
      <form action={path} method="get" className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2 print:hidden">
        {[...new URLSearchParams(kept)].map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        <div className="min-w-0 flex-[0_1_20rem]">
          <Field
            key={question}
            name="q"
            type="search"
            label={label}
            defaultValue={question}
            maxLength={MOST_ASKED}
            width="full"
          />
        </div>
        <Button type="submit">{t('search')}</Button>
        {question && (
          <Link className="py-2" href={all}>
            {t('searchAll')}
          </Link>
        )}
      </form>
    </search>
  );
}
