import { fail } from './failure.mjs';
import { migrateDatabase } from './migrate';

const names = await migrateDatabase(process.env.DATABASE_URL ?? '').catch(fail);
for (const name of names) console.log(`applied ${name}`);
if (names.length === 0) console.log('the database is up to date');
