'use client';

import { use, useEffect, useRef, useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormContext, fieldId } from '@/components/form/form-context';
import { Hidden } from '@/components/form/hidden';
import type { FormState, FormTexts } from '@/components/form/state';
import { SubmitButton } from '@/components/form/submit-button';
import { scanBadgeAction } from '../actions/people';
import { ScanVerdict, type VerdictWords } from './scan-verdict';

/** How many verdicts stay to be read: a quick scan hides none. */
const MOST_SHOWN = 4;
const FIELD = 'code';

type Props = {
  texts: FormTexts;
  slug: string;
  here: string;
  words: VerdictWords & { label: string; hint: string; send: string; verdicts: string; earlier: string };
};

/** A field that a scanner types into, and the verdicts on what it read. Without JavaScript it is a plain form. */
export function ScanForm({ texts, slug, here, words }: Props) {
  return (
    <ActionForm
      action={scanBadgeAction}
      texts={texts}
      id="scan-badge"
      className="mb-6 max-w-document print:hidden"
      resetOnOk
      keepsNothing
      answersWithin
    >
      <Hidden name="conference" value={slug} />
      <Scanning {...words} />
      <Verdicts here={here} words={words} />
    </ActionForm>
  );
}

/** What is read while a scan is on its way takes its place, and is sent as soon as that is answered. */
function Scanning({ label, hint, send }: Pick<Props['words'], 'label' | 'hint' | 'send'>) {
  const { id, pending } = use(FormContext);
  const box = useRef<HTMLDivElement>(null);
  const again = useRef(false);

  useEffect(() => {
    const input = box.current?.querySelector<HTMLInputElement>(`#${fieldId(id, FIELD)}`);
    if (!pending) {
      if (again.current) input?.form?.requestSubmit();
      again.current = false;
      return;
    }
    const note = ({ key }: KeyboardEvent) => {
      if (key === 'Enter') again.current = true;
    };
    input?.select();
    input?.addEventListener('keydown', note);
    return () => input?.removeEventListener('keydown', note);
  }, [pending, id]);

  return (
    <div ref={box} className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-0 flex-[1_1_20rem]">
        <Field
          name={FIELD}
          label={label}
          hint={hint}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          width="full"
        />
      </div>
      <SubmitButton>{send}</SubmitButton>
    </div>
  );
}

/** The verdict on the last scan, and below it those before, the latest first. */
function Verdicts({ here, words }: Pick<Props, 'here' | 'words'>) {
  const { sent } = use(FormContext);
  const [verdicts, setVerdicts] = useState<readonly FormState[]>([]);
  const isNew = sent.status === 'ok' && sent.data !== undefined && sent.at !== verdicts[0]?.at;
  if (isNew) setVerdicts([sent, ...verdicts].slice(0, MOST_SHOWN));
  const [last, ...before] = verdicts;
  return (
    <div>
      <div role="status" aria-label={words.verdicts}>
        {last && <ScanVerdict key={last.at} state={last} here={here} words={words} />}
      </div>
      {before.length > 0 && (
        <ol aria-label={words.earlier} className="mt-3 grid gap-2">
          {before.map((state) => (
            <li key={state.at}>
              <ScanVerdict state={state} here={here} words={words} small />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
