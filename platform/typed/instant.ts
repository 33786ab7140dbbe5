import { refuse } from '@/domain/refusal';
import { instantOf, localOf } from '@/platform/i18n/format';

/**
 * The instant of a typed wall-clock time. A field that still shows what it was drawn with means `drawn`, to the second and
 * in whichever of two hours that the clocks show twice.
 * @throws Refusal on `field` when the clocks skip that time
 */
export function typedInstant(local: string, timeZone: string, field: string, drawn?: Date): Date {
  if (drawn && localOf(drawn, timeZone) === local.slice(0, 16)) return drawn;
  try {
    return instantOf(local, timeZone);
  } catch (error) {
    if (error instanceof RangeError) throw refuse('common.invalid.skippedTime', {}, 'invalid', field);
    throw error;
  }
}
