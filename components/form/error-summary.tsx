'use client';

import { type MouseEvent, type RefObject, use, useLayoutEffect, useState } from 'react';
import { fill } from '../text';
import { FormContext, fieldId } from './form-context';
import { SignInLine } from './form-words';
import type { FormState } from './state';
import { controls, firstControl, nameOf } from './submission';

type Props = {
  title: string;
  /** with {field} and {problem} */
  line: string;
  /** with {field} and {language} */
  inLanguage: string;
  signIn?: string;
  state: FormState;
  /** what the fields are called, as far as that is known before the page stands */
  names: Readonly<Record<string, string>>;
  ref: RefObject<HTMLDivElement | null>;
};

/** A sentence as it goes on after a colon; what is written in capitals, such as JPEG, stays so. */
const within = (sentence: string) =>
  sentence.replace(/^\p{Lu}(?=\p{Ll}| )/u, (letter) => letter.toLowerCase());

/** What is wrong with a field; a question, such as the legend of a choice, takes no colon. */
function lineOf(field: string | undefined, sentence: string, line: string): string {
  if (!field) return sentence;
  return /[?؟]$/u.test(field) ? `${field} ${sentence}` : fill(line, { field, problem: within(sentence) });
}

/**
 * What is wrong, beside the pressed button or at the head of the form: takes the focus, and each line names its field, as the page does, and leads there.
 */
export function ErrorSummary({ title, line, inLanguage, signIn, state, names: known, ref }: Props) {
  const { id } = use(FormContext);
  const [names, setNames] = useState(known);

  useLayoutEffect(() => {
    const form = ref.current?.closest('form');
    if (!form) return;
    const onPage = controls(form);
    const position = (name: string) => {
      const control = firstControl(form, name);
      return control ? onPage.indexOf(control) : -1;
    };
    const named = Object.keys(state.errors ?? {})
      .sort((one, other) => position(one) - position(other))
      .map((name) => [name, nameOf(form, name, inLanguage) || known[name]]);
    setNames(Object.fromEntries(named));
  }, [state, ref, known, inLanguage]);

  // In the order of the page, once it stands.
  const order = Object.keys(names);
  const errors = Object.entries(state.errors ?? {}).sort(
    ([one], [other]) => order.indexOf(one) - order.indexOf(other),
  );
  // A refusal that belongs to one field says the same twice.
  const isRepeated = errors.some(([, text]) => text === state.message);

  function go(event: MouseEvent<HTMLAnchorElement>, name: string) {
    const form = event.currentTarget.closest('form');
    const control = form && firstControl(form, name);
    if (!control) return;
    event.preventDefault();
    control.focus();
    control.closest('[data-field], fieldset')?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <div
      className="border-4 border-negative bg-surface px-5 py-4"
      role="alert"
      tabIndex={-1}
      ref={ref}
      aria-labelledby={`${id}-problem`}
    >
      <h2 className="mb-2" id={`${id}-problem`}>
        {title}
      </h2>
      {state.message && !isRepeated && <p>{state.message}</p>}
      {state.signIn && signIn && <SignInLine label={signIn} />}
      {errors.length > 0 && (
        <ul className="mt-2 grid gap-1">
          {errors.map(([name, text]) => (
            <li key={name}>
              {name === 'form' ? (
                text
              ) : (
                <a
                  className="font-semibold text-negative"
                  href={`#${fieldId(id, name)}`}
                  onClick={(event) => go(event, name)}
                >
                  {lineOf(names[name], text, line)}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
