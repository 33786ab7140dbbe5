import { globSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

export type InputField = { name: string; schema: z.ZodType };

const root = join(import.meta.dirname, '../..');

/** Every field of every schema that a `features/<area>/input.ts` exports, as `area.schema.field`. */
export async function inputFields(): Promise<InputField[]> {
  const fields: InputField[] = [];
  for (const path of globSync('features/*/input.ts', { cwd: root }).sort()) {
    const module = (await import(join(root, path))) as Record<string, unknown>;
    for (const [name, schema] of Object.entries(module)) {
      if (!(schema instanceof z.ZodType)) continue;
      fields.push(...fieldsIn(`${path.split('/')[1]}.${name}`, schema));
    }
  }
  return fields;
}

type Wrapped = { in?: z.ZodType; out?: z.ZodType; innerType?: z.ZodType };

/** The object that a schema is made around, if it is. */
function objectIn(schema: z.ZodType): z.ZodObject | null {
  if (schema instanceof z.ZodObject) return schema;
  const { in: before, out: after, innerType } = schema.def as Wrapped;
  for (const inner of [before, after, innerType]) {
    const object = inner instanceof z.ZodType ? objectIn(inner) : null;
    if (object) return object;
  }
  return null;
}

function fieldsIn(name: string, schema: z.ZodType): InputField[] {
  const shape = objectIn(schema)?.shape as Record<string, z.ZodType> | undefined;
  if (!shape) return [{ name, schema }];
  return Object.entries(shape).flatMap(([field, inner]) => fieldsIn(`${name}.${field}`, inner));
}

/** True when a schema is, at its heart, one of the kind. */
export function isAround(schema: z.ZodType, kind: string): boolean {
  const def = schema.def as Wrapped & { type: string };
  if (def.type === kind) return true;
  return [def.in, def.out, def.innerType].some(
    (inner) => inner instanceof z.ZodType && isAround(inner, kind),
  );
}

/** The fields of a schema that take one of some words, by name, with these words. */
export function choicesIn(schema: z.ZodType): Map<string, string[]> {
  const choices = new Map<string, string[]>();
  const shape = objectIn(schema)?.shape as Record<string, z.ZodType> | undefined;
  for (const [name, field] of Object.entries(shape ?? {})) {
    const words = wordsOf(field);
    if (words) choices.set(name, words);
  }
  return choices;
}

function wordsOf(schema: z.ZodType): string[] | null {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  const { in: before, out: after, innerType } = schema.def as Wrapped;
  for (const inner of [before, after, innerType]) {
    const words = inner instanceof z.ZodType ? wordsOf(inner) : null;
    if (words) return words;
  }
  return null;
}
