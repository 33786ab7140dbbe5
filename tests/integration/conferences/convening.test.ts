import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { outbox } from '@/db/schema/notices';
import { type Actor, SYSTEM } from '@/domain/actor';
import { inEach, LOCALES, type Locale } from '@/domain/local-text';
import { editLetter, sendLetter } from '@/features/conferences/commands/convening';
import { conveningFile } from '@/features/conferences/exports/convening';
import { getConvening } from '@/features/conferences/queries/convening';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { aConference, closed, inAll } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { readPdf } from '@/tests/setup/pdf';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf, mailsOf } from '@/tests/setup/stored';
import { hold, openEveryConnection, withoutLock } from '@/tests/setup/unguarded';

const BODY = inEach((locale) => `${locale}: {of} / {conference} / {dates}\n\n{place}`);

const text = (id: string, version = 0) => ({
  ...{ conferenceId: id, version, letterhead: inAll('The Organization'), body: BODY },
  ...{ signedAt: inAll('Santiago'), signer: 'Ada Example', signerOffice: inAll('Secretary-General') },
});

/** A conference with a written letter: four delegations, each with a focal point of another language, and one without any. */
async function ground() {
  const made = await aConference();
  const organizer = await anActor('organizer', made.id);
  const delegations: Record<string, string> = {};
  const focal: Record<string, Actor> = {};
  for (const [n, locale] of LOCALES.entries()) {
    const { id } = await aDelegation(made.id, ['BS', 'FR', 'CL', 'EG'][n] ?? '');
    delegations[locale] = id;
    const seat = await aSeat(made.id, id, 'focalPoint');
    focal[locale] = seat;
    await withTx(SYSTEM, (tx) =>
      tx
        .update(account)
        .set({ locale })
        .where(eq(account.id, seat.accountId ?? '')),
    );
  }
  const silent = await aDelegation(made.id, 'UY');
  await editLetter(organizer, text(made.id));
  const send = (chosen: { id: string; version: number }[], version = 1) =>
    sendLetter(organizer, { conferenceId: made.id, version, chosen });
  const all = (version = 0) => Object.values(delegations).map((id) => ({ id, version }));
  const mails = async () =>
    (await mailsOf(made.id)).filter(({ template }) => template === 'conferences.convened');
  return { ...made, organizer, delegations, focal, silent, send, all, mails };
}

describe('the letter that convenes a conference', () => {
  it('goes to every focal point in one act, each in the language of its delegation, and stays as it was sent', async () => {
    const { id, slug, organizer, delegations, focal, send, all, mails } = await ground();
    await send(all());
    expect((await mails()).map(({ locale }) => locale).sort()).toEqual([...LOCALES].sort());
    await editLetter(organizer, { ...text(id, 1), body: inAll('Another text') });
    const wanted: Record<Locale, string[]> = {
      en: ['en: of the Bahamas', 'To the delegation of the Bahamas', 'March 2023'],
      fr: ['fr: de la France', 'À la délégation de la France', 'mars 2023'],
      es: ['es: de Chile', 'A la delegación de Chile', 'marzo de 2023'],
      ar: ['مصر', 'مارس'],
    };
    for (const locale of LOCALES) {
      const reader = focal[locale] as Actor;
      const { bytes } = await conveningFile(reader, slug, {
        delegationId: delegations[locale] ?? '',
        preview: false,
      });
      const read = await readPdf(bytes);
      for (const words of wanted[locale]) expect(read.text, locale).toContain(words);
      expect(read.text, locale).toContain('Ada Example');
      expect(read).toMatchObject({ marked: true, archive: '2A' });
      expect(read.info.Language, locale).toContain(locale);
    }
    const preview = await conveningFile(organizer, slug, {
      delegationId: delegations.en ?? '',
      preview: true,
    });
    expect((await readPdf(preview.bytes)).text).toContain('Another text');
    expect((await eventsOf(id)).map(({ kind, after }) => [kind, after])).toEqual([
      ['letter.edited', { languages: [...LOCALES] }],
      ['letter.sent', { letters: 4 }],
      ['letter.edited', { languages: [...LOCALES] }],
    ]);
  });

  it('is seen on its way, delivered or given up, and is sent again on demand', async () => {
    const { id, organizer, delegations, send, all, mails } = await ground();
    const states = async () =>
      (await getConvening(organizer, id)).convened.map(({ sent, state }) => `${sent} ${state}`).sort();
    await send(all());
    expect(await states()).toEqual(['0 null', '1 queued', '1 queued', '1 queued', '1 queued']);
    const [first, second] = await mails();
    const mark = (mail: typeof first, values: object) =>
      withTx(SYSTEM, (tx) =>
        tx
          .update(outbox)
          .set(values)
          .where(and(eq(outbox.id, mail?.id ?? ''), eq(outbox.conferenceId, id))),
      );
    await mark(first, { sentAt: new Date() });
    await mark(second, { gaveUpAt: new Date() });
    expect(await states()).toEqual(['0 null', '1 delivered', '1 queued', '1 queued', '1 returned']);
    await send([{ id: delegations.en ?? '', version: 1 }]);
    expect(await states()).toContain('2 queued');
    expect((await getDelegation(organizer, id, delegations.en ?? '')).convenedAt).toBeInstanceOf(Date);
  });

  it('is refused where it would say less than its text or go to nobody, names what is no field, and ends with the conference', async () => {
    const { id, organizer, silent, send, all, mails } = await ground();
    const write = (body: string, version = 1) =>
      editLetter(organizer, { ...text(id, version), body: inAll(body) });
    expect(await refusalOf(write('Come to {plaec}'))).toBe('conferences.invalid.letterField invalid body.en');
    expect(await refusalOf(write('Come {'))).toBe('conferences.invalid.letterField invalid body.en');
    expect(await refusalOf(send([{ id: silent.id, version: 0 }]))).toContain('noLetterSent');
    await write('Register by {registrationDue}');
    expect(await refusalOf(send(all(), 2))).toContain('letterLacks');
    expect(await refusalOf(send(all(), 1))).toContain('common.refusal.stale');
    await closed(id);
    expect(await refusalOf(send(all(), 2))).toContain('conferences.refusal.closed');
    expect(await mails()).toEqual([]);
  });

  it('goes to those that have none of it yet; who was written to meanwhile, or has nobody to read it, is named', async () => {
    const { delegations, silent, send, all, mails } = await ground();
    await send([{ id: delegations.fr ?? '', version: 0 }]);
    const done = await send([...all(), { id: silent.id, version: 0 }]);
    expect(done).toMatchObject({
      message: 'conferences.done.letterSentToSome',
      params: { count: 3, left: 2 },
    });
    expect((await mails()).length).toBe(4);
    const why = await send(all()).catch((error) => JSON.stringify(error.sentence));
    expect(why).toContain('letterSentMeanwhile');
    expect((await mails()).length).toBe(4);
  });

  it('is the delegation’s own and the secretariat’s', async () => {
    const { slug, delegations, focal, send, all } = await ground();
    const at = { delegationId: delegations.fr ?? '', preview: false };
    const read = (actor: Actor | undefined, preview = false) =>
      refusalOf(conveningFile(actor as Actor, slug, { ...at, preview }));
    expect(await read(focal.fr)).toContain('notFound');
    await send(all());
    expect(await read(focal.en)).toMatch(/notFound|forbidden/);
    expect(await read(focal.fr, true)).toContain('forbidden');
  });

  const pressedTwice = async () => {
    const { id, send, all, mails } = await ground();
    await openEveryConnection();
    const chain = await hold('chain', id);
    const both = Promise.allSettled([send(all()), send(all())]);
    await chain.standing(2);
    await chain.release();
    await both;
    return (await mails()).length;
  };

  it('is sent once where two send it at once', async () => {
    expect(await pressedTwice()).toBe(4);
  });

  it('is sent twice without the lock (control)', async () => {
    const { done, taken } = await withoutLock('conference', pressedTwice);
    expect(taken).toBeGreaterThan(0);
    expect(done).toBe(8);
  });
});
