import type { ReactNode } from 'react';
import { Mark } from '../mark';
import { NOTICE_SIGN, notice } from './notice-look';

export type NoticeTone = 'info' | 'success' | 'warning' | 'error';

type Props = {
  tone: NoticeTone;
  /** the tone in a word, so that colour and sign are not alone in saying it */
  label: string;
  title?: string;
  children?: ReactNode;
  /** announced by screen readers when it appears */
  live?: boolean;
};

const SIGN = { info: 'info', success: 'check', warning: 'warning', error: 'cross' } as const;

export function Notice({ tone, label, title, children, live }: Props) {
  const role = tone === 'error' ? 'alert' : 'status';
  return (
    <div className={notice({ tone })} role={live ? role : undefined}>
      <Mark kind={SIGN[tone]} className={NOTICE_SIGN} />
      <div className="min-w-0">
        <span className="sr-only">{label}: </span>
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
