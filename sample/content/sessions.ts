import { DAY_1 } from './sessions-day-1';
import { DAY_2 } from './sessions-day-2';
import { DAY_3 } from './sessions-day-3';
import type { SampleSession } from './shapes';

export const SESSIONS: SampleSession[] = [...DAY_1, ...DAY_2, ...DAY_3];
