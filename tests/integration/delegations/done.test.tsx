import { expect, it } from 'vitest';
import { getConference } from '@/features/conferences/queries';
import { RegistrationDone } from '@/features/delegations/components/registration-done';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, aSeat } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';

it('lets the heading of the confirmation take the focus, as other pages do that a form leads to', async () => {
  const made = await aConference();
  const delegate = await aSeat(made.id, (await aDelegation(made.id, 'CL')).id);
  const conference = await getConference(delegate, made.slug);
  const registration = await getOwnRegistration(delegate, made.id);
  const html = await drawn(<RegistrationDone conference={conference} registration={registration} />);
  expect(html).toContain('<h1 tabindex="-1">Registration submitted</h1>');
});
