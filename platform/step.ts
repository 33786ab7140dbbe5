import { cookies } from 'next/headers';
import type { Actor } from '@/domain/actor';
import { config } from './config';
import { seal, unseal } from './sealed';

const MINUTES = 30;
/** How the names of all kept answers begin. */
const KEPT = 'kept-';
/** Every cookie travels with every request, and a proxy takes 8 KB of them: so many answers wait, and each is short. */
const MOST = 8;
const LONGEST = 250;

/** What an answer is the answer to, and the id of those for whom it is given. */
export type KeptQuestion = { name: string; givenFor: string };

const boundTo = ({ name, givenFor }: KeptQuestion, { accountId }: Pick<Actor, 'accountId'>) => [
  'answer',
  name,
  givenFor,
  accountId ?? '',
];

/**
 * Keeps one answer in the reader's own browser until the next page of a form asks for it: what is not yet to be known to
 * others belongs neither into an address nor into a log. It is sealed to its account and to those it is given for: nobody else's page
 * reads it, and the browser shows it to nobody. It goes with the sign-out, when anybody signs in, and as the oldest of
 * more than a few. @throws RangeError for an answer that is too long to travel: a text belongs into the database
 */
export async function keepAnswer(actor: Actor, question: KeptQuestion, value: string): Promise<void> {
  const name = `${KEPT}${question.name}`;
  const sealed = seal(value, boundTo(question, actor));
  if (name.length + sealed.length > LONGEST) throw new RangeError(`${name} is too long for a cookie`);
  const jar = await cookies();
  // A browser sends what it got first before what it got later.
  const others = jar.getAll().filter((one) => one.name.startsWith(KEPT) && one.name !== name);
  for (const { name } of others.slice(0, Math.max(0, others.length - MOST + 1))) jar.delete(name);
  jar.set(name, sealed, {
    httpOnly: true,
    sameSite: 'strict',
    secure: config().BASE_URL.startsWith('https:'),
    path: '/',
    maxAge: MINUTES * 60,
  });
}

/** The answer that this account kept, or null. */
export async function keptAnswer(actor: Actor, question: KeptQuestion): Promise<string | null> {
  const sealed = (await cookies()).get(`${KEPT}${question.name}`)?.value;
  return sealed === undefined ? null : unseal(sealed, boundTo(question, actor));
}

/** Forgets an answer that was used. */
export async function dropAnswer(name: string): Promise<void> {
  (await cookies()).delete(`${KEPT}${name}`);
}

/** Forgets every answer: the browser changes hands. */
export async function dropAnswers(): Promise<void> {
  const jar = await cookies();
  for (const { name } of jar.getAll()) if (name.startsWith(KEPT)) jar.delete(name);
}
