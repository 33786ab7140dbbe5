import type * as z from 'zod';
import type { Phrase } from '@/domain/explaining';
import { saidBy } from './says';

export type Problem = { field: string; sentence: Phrase };

type FormEntry = FormDataEntryValue | FormDataEntryValue[];

/**
 * A form as a plain object: repeated names become arrays, `title.en` nests, names of the framework and of
 * the prototype are left out. A name that ends in `[]` is always an array.
 */
export function formObject(form: FormData): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [path, value] of entries(form)) {
    const parts = path.replace(/\[\]$/, '').split('.').slice(0, 4);
    let target = result;
    for (const part of parts.slice(0, -1)) {
      const next = Object.hasOwn(target, part) ? target[part] : undefined;
      if (typeof next === 'object' && next !== null && !Array.isArray(next)) target = next as typeof result;
      else {
        const made: Record<string, unknown> = {};
        target[part] = made;
        target = made;
      }
    }
    target[parts.at(-1) as string] = path.endsWith('[]') && !Array.isArray(value) ? [value] : value;
  }
  return result;
}

/** What was typed, by field name, without files: to fill the form again. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const result: Record<string, string | string[]> = {};
  for (const [name, value] of entries(form)) {
    const texts = [value].flat().filter((v): v is string => typeof v === 'string');
    if (texts.length > 0) result[name] = Array.isArray(value) ? texts : (texts[0] as string);
  }
  return result;
}

/** The fields in one pass, however many there are; what is repeated is together. */
function entries(form: FormData): [string, FormEntry][] {
  const results = new Map<string, FormEntry>();
  for (const [name, value] of form) {
    if (name.startsWith('$') || /(^|\.)(__proto__|constructor|prototype)(\.|$)/.test(name)) continue;
    const before = results.get(name);
    if (before === undefined) results.set(name, value);
    else if (Array.isArray(before)) before.push(value);
    else results.set(name, [before, value]);
  }
  return [...results];
}

/** The first problem of each field, as a message with its values. */
export function problems(error: z.ZodError): Problem[] {
  const results = new Map<string, Problem>();
  for (const issue of error.issues) {
    const field = issue.path.join('.') || 'form';
    if (results.has(field)) continue;
    results.set(field, { field, sentence: saidBy(issue.message) });
  }
  return [...results.values()];
}
