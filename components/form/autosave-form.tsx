'use client';

import { use, useEffect, useRef, useState } from 'react';
import { classes, fill } from '../text';
import { ownClock } from '../time/own-clock';
import { ActionForm, type ActionFormProps } from './action-form';
import { Button } from './button';
import { FormContext } from './form-context';
import { SignInLine } from './form-words';
import type { FormState } from './state';
import { useAutosave } from './use-autosave';

export type AutosaveTexts = {
  saving: string;
  /** with {time} */
  saved: string;
  /** no connection: the text waits in this browser */
  offline: string;
  /** not accepted, when the server gives no sentence of its own */
  failed: string;
  /** text of an earlier visit was put back */
  restored: string;
  /** a button beside text that was put back or refused: drops it for what the server has */
  discard?: string;
  /** the link that signs in beside the page */
  signIn?: string;
};

type Autosave = {
  save: (form: FormData) => Promise<FormState>;
  locale: string;
  timeZone?: string;
  autosaveTexts: AutosaveTexts;
};

/** An ActionForm that also saves itself; its button stays for those without JavaScript, and for finishing. */
export function AutosaveForm({ children, ...props }: ActionFormProps & Autosave) {
  const { save, locale, timeZone, autosaveTexts, ...form } = props;
  return (
    <ActionForm {...form} savesItself>
      {children}
      <AutosaveLine {...{ save, locale, timeZone, autosaveTexts }} />
    </ActionForm>
  );
}

/** The line that says how the saving stands. Belongs inside the form that it saves. */
function AutosaveLine({ save, locale, timeZone, autosaveTexts: texts }: Autosave) {
  const line = useRef<HTMLParagraphElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    form.current = line.current?.closest('form') ?? null;
    setReady(true);
  }, []);
  return (
    // Room for what it says at its longest, and for the button beside it: nothing below moves when it speaks.
    <div
      data-autosave
      className="flex min-h-[4.5em] flex-wrap items-start gap-x-3 gap-y-1 text-dense text-muted"
    >
      <p ref={line} hidden />
      {ready && <Status {...{ form, save, locale, timeZone, texts }} />}
    </div>
  );
}

type StatusProps = Omit<Autosave, 'autosaveTexts'> & {
  form: { current: HTMLFormElement | null };
  texts: AutosaveTexts;
};

function Status({ form, save, locale, timeZone, texts }: StatusProps) {
  const { sent, owner, mark } = use(FormContext);
  const { status, at, message, signIn, restored, discard } = useAutosave({ form, save, owner, mark, sent });
  const time = at && ownClock(new Date(at), locale, timeZone);
  const words = {
    idle: '',
    waiting: restored ? texts.restored : '',
    saving: texts.saving,
    saved: [fill(texts.saved, { time: time ?? '' }), message].filter(Boolean).join(' '),
    offline: texts.offline,
    refused: message ?? texts.failed,
  }[status];
  const warning = status === 'offline' || status === 'refused';
  return (
    <>
      <div
        className={classes('flex-[1_1_14rem]', warning && 'text-pending')}
        data-warns={warning || undefined}
        role="status"
      >
        <p>{words}</p>
        {signIn && texts.signIn && <SignInLine label={texts.signIn} />}
      </div>
      {texts.discard && (restored || status === 'refused') && (
        <Button size="s" onClick={discard}>
          {texts.discard}
        </Button>
      )}
    </>
  );
}
