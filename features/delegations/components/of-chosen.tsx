import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Selection } from '@/components/form/selection';
import { Section } from '@/components/page/section';

type Props = {
  /** what is chosen, as an error names it */
  label: string;
  /** every row that can be chosen, as its box says it */
  rows: readonly string[];
  /** the list with the boxes */
  list: ReactNode;
  /** what leads to the act, where that is no decision */
  onward?: string;
  title: string;
  lead: string;
  /** what is asked about those that are chosen, with the button */
  children: ReactNode;
};

/** What a form for several rows of a list is made of: what is chosen, the list, and below it the act. */
export async function OfChosen({ label, rows, list, onward, title, lead, children }: Props) {
  const t = await getTranslations('delegations.desk');
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 print:hidden">
        <Selection name="chosen" label={label} all={t('chooseAll')} count={t.raw('chosen')} rows={rows} />
        <a className="py-2 text-accent underline" href="#decision">
          {onward ?? t('toDecision')}
        </a>
      </div>
      {list}
      <div id="decision" className="max-w-document scroll-mt-6 print:hidden">
        <Section title={title} lead={lead}>
          <div className="form-flow">{children}</div>
        </Section>
      </div>
    </>
  );
}
