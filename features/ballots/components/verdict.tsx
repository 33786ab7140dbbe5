import { cva } from 'class-variance-authority';
import { Mark, type MarkKind, type Tone, toned } from '@/components/mark';

const HEAD = cva('flex items-baseline gap-3 text-h1 leading-tight md:text-display md:leading-[1.1]');

type Props = {
  id: string;
  tone: Tone;
  mark: MarkKind;
  title: string;
  /** why, in a sentence */
  why?: string;
};

/** What became of a ballot, as the headline of its page, and why in one sentence. */
export function VerdictHead({ id, tone, mark, title, why }: Props) {
  return (
    <>
      <h2 id={id} className={toned({ tone, className: HEAD() })}>
        <Mark kind={mark} bold className="text-[0.8em]" />
        <span>{title}</span>
      </h2>
      {why && (
        <p className="mt-3 max-w-[36rem] font-serif text-h3 leading-snug md:text-h2 md:leading-snug">{why}</p>
      )}
    </>
  );
}
