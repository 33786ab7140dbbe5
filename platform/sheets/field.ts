import * as z from 'zod';
import { FILE_NAME_MAX } from '@/domain/imports';
import { optionalProse } from '../fields';
import { MOST_FILE, MOST_FILE_MEGABYTES } from '../http/sizes.mjs';
import { says } from '../says';

/** The longest list that is pasted, in characters; a longer one is uploaded. */
const PASTED_MAX = 60_000;

/** The fields of a form that takes a list: a file, or, where none was chosen, what was pasted. */
export const LIST = {
  file: z
    .instanceof(File, { error: says('imports.refusal.noList') })
    .refine((file) => file.size <= MOST_FILE, {
      error: says('imports.refusal.tooLarge', { megabytes: MOST_FILE_MEGABYTES }),
    })
    .refine((file) => file.name.length <= FILE_NAME_MAX, {
      error: says('common.invalid.tooLong', { max: FILE_NAME_MAX }),
    })
    .optional(),
  pasted: optionalProse(PASTED_MAX).optional(),
};
