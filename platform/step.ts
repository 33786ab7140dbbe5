import { cookies } from 'next/headers';
import type { Actor } from '@/domain/actor';
import { config } from './config';
import { seal, unseal } from './sealed';

const MINUTES = 30;
/** How the names of all kept answers begin. */
const KEPT = 'kept-';

/** What an answer is the answer to, and for whom it is given: the delegation, where it speaks for one. */
export type Question = { name: string; delegationId: string };

const boundTo = ({ name, delegationId }: Question, { accountId }: Pick<Actor, 'accountId'>) => [
  'answer',
  name,
  delegationId,
  accountId ?? '',
];

/**
 * Keeps one answer in the reader's own browser until the next page of a form asks for it: what is not yet to be known to
 * others belongs neither into an address nor into a log. It is sealed to its account and delegation: nobody else's page
 * reads it, and the browser shows it to nobody. It goes with the sign-out, and when anybody signs in.
 */
export async function keepAnswer(actor: Actor, question: Question, value: string): Promise<void> {
  (await cookies()).set(`${KEPT}${question.name}`, seal(value, boundTo(question, actor)), {
    httpOnly: true,
    sameSite: 'strict',
    secure: config().BASE_URL.startsWith('https:'),
    path: '/',
    maxAge: MINUTES * 60,
  });
}

/** The answer that this account kept for this delegation, or null. */
export async function keptAnswer(actor: Actor, question: Question): Promise<string | null> {
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
