'use client';

import { use } from 'react';
import { FormContext } from '@/components/form/form-context';
import { TextArea } from '@/components/form/text-area';

/** Asked only after the answer was a warning: why the session goes there all the same. */
export function WarningReason({ label, hint }: { label: string; hint: string }) {
  const { state, restored } = use(FormContext);
  if (!state.errors?.reason && !state.values?.reason && !restored?.reason) return null;
  return <TextArea name="reason" label={label} hint={hint} rows={2} defaultValue={restored?.reason} />;
}
