import { compile } from './compile.mjs';
import { fail } from './failure.mjs';
import { nextBuild } from './next-build.mjs';

try {
  await compile(console.log);
  const { built, id } = await nextBuild({ show: true, force: process.argv.includes('--force') });
  console.log(
    built ? `built ${id}` : `the build ${id} is of these sources already (--force builds it again)`,
  );
} catch (error) {
  fail(error);
}
