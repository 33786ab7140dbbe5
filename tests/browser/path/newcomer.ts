import type { BrowserContextOptions, Page } from '@playwright/test';
import type { Office } from '../fixtures';
import { comeIn, nominate } from './delegations';
import { address, at, type Stage } from './stage';

type People = { as: (office: Office) => Promise<Page>; open: Stage['open'] };

/** Somebody new in the delegation of Brazil to the open conference, who came in by the mailed link. */
export async function newcomer({ as, open }: People, options?: BrowserContextOptions): Promise<Page> {
  const stage: Stage = {
    slug: 'open-conference',
    title: 'Open conference',
    run: `${Date.now().toString(36)}${process.env.TEST_WORKER_INDEX ?? ''}`,
    administrator: await as('Administrator'),
    visitor: await open(),
    open: () => open(options),
  };
  const organizer = await as('Organizer');
  await organizer.goto(at(stage, '/delegations'));
  await organizer.getByRole('link', { name: 'Brazil', exact: true }).click();
  const to = address(stage, 'newcomer');
  await nominate(organizer, `Newcomer ${stage.run}`, to, 'Delegate');
  return comeIn(stage, to);
}
