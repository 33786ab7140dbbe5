import { execFile, spawnSync } from 'node:child_process';
import { sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Counts } from '@/domain/deciding';
import { type ResultPackage, resultText } from '@/domain/result-package';
import type { Rules } from '@/domain/rules';
import type { SigningKey } from '@/platform/signing';
import { check } from '@/scripts/verify.mjs';

/** What a reader has: the two files, receipts, and the fingerprint of a key that they trust. */
export type DecisionInput = { bytes: Buffer; signature: Buffer; receipts?: string[]; fingerprint?: string };

/** How a verifier ends: its exit code, the name of the check that fails, and what it writes. */
export type Verdict = { code: number; name: string; said: string };

/** True where there is no python3, or no openssl that verifies Ed25519: the second verifier is not run there. */
const answer = spawnSync('python3', ['-c', 'import sys; print(sys.executable)']);
/** python3 itself, past whatever may stand before it on the path */
export const PYTHON = answer.error ? 'python3' : answer.stdout.toString().trim();
export const withoutPython =
  answer.error !== undefined ||
  !/^OpenSSL [3-9]/.test(spawnSync('openssl', ['version']).stdout?.toString() ?? '');
if (withoutPython) console.warn('SKIPPED: scripts/verify.py, as python3 or openssl 3 is not on this machine');

/** The package with its signature by this key, as it is downloaded. */
export function signedBy(
  key: SigningKey,
  result: ResultPackage | Buffer,
  receipts?: string[],
): DecisionInput {
  const bytes = Buffer.isBuffer(result) ? result : Buffer.from(resultText(result));
  return { bytes, signature: sign(null, bytes, key.privateKey), receipts };
}

const nameIn = (output: string) => /^CONFLICT \[(\w+)\]/.exec(output)?.[1] ?? '';

/** What verify.mjs says, in this process. */
export function byNode({ bytes, signature, receipts = [], fingerprint }: DecisionInput): Verdict {
  const files = receipts.map((text, i) => [`receipt-${i}.json`, Buffer.from(text)] as const);
  try {
    return { code: 0, name: '', said: check(bytes, signature, files, fingerprint).join('\n') };
  } catch (error) {
    const { exit, message } = error as Error & { exit?: number };
    // Anything else than a conflict is a fault of the verifier.
    if (exit !== 1) throw error;
    return { code: 1, name: nameIn(message), said: message };
  }
}

const DRIVER = `
import base64, importlib.util, json, sys
spec = importlib.util.spec_from_file_location("verify", sys.argv[1])
verify = importlib.util.module_from_spec(spec)
sys.dont_write_bytecode = True
spec.loader.exec_module(verify)
for line in sys.stdin:
    case = json.loads(line)
    try:
        if "rules" in case:
            outcome = verify.decide(case["rules"], case["counts"])
            print(json.dumps({"code": 0, "said": outcome, **verify.explain(case["rules"], case["counts"], outcome)}))
            continue
        receipts = [("receipt-%d.json" % i, base64.b64decode(one)) for i, one in enumerate(case["receipts"])]
        files = [base64.b64decode(case[name]) for name in ("bytes", "signature")]
        lines = verify.check(*files, receipts, case["fingerprint"])
        print(json.dumps({"code": 0, "said": "\\n".join(lines)}))
    except verify.Conflict as conflict:
        print(json.dumps({"code": 1, "said": str(conflict)}))
`;

function python(
  cases: readonly object[],
): Promise<{ code: number; said: string; key?: string; params?: object }[]> {
  return new Promise((done, fail) => {
    const args = ['-c', DRIVER, join(process.cwd(), 'scripts/verify.py')];
    const child = execFile(PYTHON, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error) fail(new Error(stderr));
      else
        done(
          stdout
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line)),
        );
    });
    child.stdin?.end(cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  });
}

/** What verify.py says of each, in one process. */
export async function byPython(all: readonly DecisionInput[]): Promise<Verdict[]> {
  const encoded = all.map(({ bytes, signature, receipts = [], fingerprint = null }) => ({
    bytes: bytes.toString('base64'),
    signature: signature.toString('base64'),
    receipts: receipts.map((text) => Buffer.from(text).toString('base64')),
    fingerprint,
  }));
  return (await python(encoded)).map(({ code, said: output }) => ({
    code,
    name: nameIn(output),
    said: output,
  }));
}

/** How verify.py decides, and what it says why. */
export const decidedByPython = (cases: readonly { rules: Rules; counts: Counts }[]) => python(cases);

/** SHA-256 and text of a file of the project, for what is held against it. */
export const textOf = (path: string) => readFileSync(join(process.cwd(), path), 'utf8');
