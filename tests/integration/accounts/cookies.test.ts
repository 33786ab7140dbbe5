import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { authSession } from '@/db/schema/accounts';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { cookieName, hashOf, viewerBy } from '@/platform/signed-in';
import { anAccount } from '@/tests/setup/conference/people';

it('knows who sent a request by its cookies, as the pages do', async () => {
  const { id: accountId } = await anAccount();
  const token = 'a-token-of-its-own';
  const expiresAt = new Date(Date.now() + 3_600_000);
  await withTx(SYSTEM, (tx) =>
    tx.insert(authSession).values({ tokenHash: hashOf(token), accountId, expiresAt }),
  );
  const name = cookieName();
  for (const cookies of [
    `${name}=${token}`,
    `a=b; ${name}=${token}; c=d`,
    `a=b;${name}=${token}`,
    `${name}=other; ${name}=${token}`,
  ])
    expect(await viewerBy(cookies), cookies).toMatchObject({ accountId });
  for (const cookies of [undefined, '', `${name}=`, `x${name}=${token}`, `${name}=${hashOf(token)}`])
    expect(await viewerBy(cookies), cookies).toEqual(ANONYMOUS);
});
