import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `aws` says: its standard output, or the error that it ends with. */
export type Reply = string | { readonly error: string };

/** Replies by the beginning of a command, `iam get-role --role-name x`; the first that fits is given. */
export type Replies = Readonly<Record<string, Reply>>;

export interface Outcome {
  readonly code: number | null;
  readonly lines: readonly string[];
  /** `B20` for each `LOOK  B20 …` */
  readonly looks: readonly string[];
  readonly stderr: string;
  /** Commands that were asked, without the options that all have. */
  readonly asked: readonly string[];
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * Runs a script with an `aws` that knows these answers only. As a function of bash it is found before the program of that
 * name, and answers at once.
 */
export function runWith(script: string, replies: Replies): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'eks-auto-preflight-'));
  const log = join(folder, 'asked');
  writeFileSync(log, '');
  const cases = Object.entries(replies).map(([command, reply]) =>
    typeof reply === 'string'
      ? `${quote(command)}*) printf '%s\\n' ${quote(reply)} ;;`
      : `${quote(command)}*) printf '%s\\n' ${quote(reply.error)} >&2; return 254 ;;`,
  );
  const stub = [
    'aws() {',
    '[ "$1 $3 $4 ${AWS_PAGER-less}" = "--region --output text " ] || { echo "not as usual: $*" >&2; return 252; }',
    'shift 4',
    `printf '%s\\n' "$*" >> ${quote(log)}`,
    'case "$*" in',
    ...cases,
    '*) echo "An error occurred (AccessDeniedException): nobody answers $*" >&2; return 254 ;;',
    'esac',
    '}',
  ].join('\n');
  const { status, stdout, stderr } = spawnSync('bash', ['-s'], { input: `${stub}\n${script}`, encoding: 'utf8' });
  const asked = readFileSync(log, 'utf8').trim().split('\n').filter(Boolean);
  rmSync(folder, { recursive: true });
  const lines = stdout.trimEnd().split('\n');
  const looks = lines.flatMap((line) => /^LOOK +(\S+)/.exec(line)?.[1] ?? []);
  return { code: status, lines, looks, stderr, asked };
}
