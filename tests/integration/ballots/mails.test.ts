import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { openBallot } from '@/features/ballots/commands/opening';
import { declareDue } from '@/features/ballots/jobs';
import { drawMail } from '@/features/notices/mails';
import type { MailParams } from '@/platform/mail';
import { aBallot, cast, opening } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';

describe('the mails of ballots', () => {
  it('are drawn from what is queued, in every language, with a link to the ballot and no gap', async () => {
    const hall = await aHall(2);
    await openBallot(hall.organizer, await opening(hall));
    await cast(hall, hall.heads[0] ?? hall.organizer, 'abstain');
    const other = await aHall(1);
    await aBallot(other, { closesAt: new Date(Date.now() - 1000) });
    await declareDue();
    const mails = await withTx(SYSTEM, (tx) => tx.select().from(outbox));
    const ours = mails.filter(({ conferenceId }) =>
      [hall.conference.id, other.conference.id].includes(conferenceId ?? ''),
    );
    const templates = new Set(ours.map(({ template }) => template));
    expect([...templates].sort()).toEqual(['ballots.declared', 'ballots.opened', 'ballots.receipt']);
    const broken = ours.map((mail) => ({
      ...mail,
      template: 'ballots.silenceBroken',
      params: { ...mail.params, breaks: 'Antigua and Barbuda' },
    }));
    for (const { template, params } of [...ours, ...broken] as { template: string; params: MailParams }[]) {
      for (const locale of LOCALES) {
        const { subject, letter } = drawMail(template, locale, params);
        const html = renderToStaticMarkup(letter);
        expect(subject, template).not.toMatch(/undefined|\{|\}/);
        expect(html, template).toContain(String(params.page));
        expect(html, template).not.toMatch(/undefined|\{|\}/);
      }
    }
  });
});
