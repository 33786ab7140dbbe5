import { inCallingOrder, type Requested } from '@/domain/speakers';
import { sha256 } from '@/platform/chain';

/** Names the list in its order: whoever moves a request has looked at these. */
export const orderVersionOf = (waiting: readonly Requested[]): string =>
  sha256(
    inCallingOrder(waiting)
      .map(({ id }) => id)
      .join('\n'),
  );
