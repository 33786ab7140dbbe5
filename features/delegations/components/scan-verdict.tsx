'use client';

import { cva } from 'class-variance-authority';
import type { FormState } from '@/components/form/state';
import { Mark, type MarkKind, type Tone, toned } from '@/components/mark';
import { NOTICE_SIGN, notice } from '@/components/page/notice-look';
import { fill } from '@/components/text';
import type { DoorVerdict, VerdictShown } from '@/domain/check-in';
import { Photo } from './photo';

export type VerdictWords = {
  /** of each verdict, in a word or two */
  verdict: Record<DoorVerdict, string>;
  /** what a photo shows, with {name} */
  photo: string;
};

type ScanLook = { tone: 'success' | 'warning' | 'error'; word: Tone; mark: MarkKind };
const LETS_IN: ScanLook = { tone: 'success', word: 'positive', mark: 'check' };
const WARNS: ScanLook = { tone: 'warning', word: 'pending', mark: 'warning' };
const REFUSES: ScanLook = { tone: 'error', word: 'negative', mark: 'cross' };

const LOOKS: Readonly<Record<DoorVerdict, ScanLook>> = {
  checkedIn: LETS_IN,
  here: WARNS,
  revoked: REFUSES,
  notAccredited: REFUSES,
  gone: REFUSES,
  elsewhere: REFUSES,
  unknown: REFUSES,
};

const WORD = cva('font-semibold', { variants: { small: { true: '', false: 'text-h3' } } });

type Props = { state: FormState; here: string; words: VerdictWords; small?: boolean };

/** What came of a scan: a word with its mark and colour, the sentence, and the photo of whose badge it is. */
export function ScanVerdict({ state, here, words, small = false }: Props) {
  const { verdict, name = '', participantId, photoId } = state.data as VerdictShown;
  const { tone, word, mark } = LOOKS[verdict];
  return (
    <div data-verdict={verdict} className={notice({ tone })}>
      <Mark kind={mark} className={NOTICE_SIGN} />
      <div className="min-w-0 flex-1">
        <p className={toned({ tone: word, className: WORD({ small }) })}>{words.verdict[verdict]}</p>
        <p className="break-words">{state.message}</p>
      </div>
      {!small && participantId && photoId && (
        <Photo
          src={`${here}/accreditation/${participantId}/photo?v=${photoId}`}
          alt={fill(words.photo, { name })}
        />
      )}
    </div>
  );
}
