// Run by docs.test.ts: `node -r ./register.cjs __tests__/docs/commands.ts`. Carries out what stands on standard input and
// answers with what documents show of it.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { check } from '../../lib/app/check';
import { run } from '../../lib/cli/run';
import type { PartialEnvironment } from '../../lib/model/environment';
import { targetRoleTrust } from '../../lib/model/pod-identities';
import type { PolicyDocument } from '../../lib/model/policy-document';
import { formatFindings } from '../../lib/report/findings-text';
import { plainStyle } from '../../lib/report/terminal';

export interface Questions {
  /** Files that list environments. */
  readonly environments: readonly string[];
  /** Command lines of `eks-auto`. */
  readonly commands: readonly { readonly folder: string; readonly args: readonly string[] }[];
}

export interface Answers {
  readonly environments: readonly CheckedFile[];
  /** Both streams, in the order in which people read them. */
  readonly commands: readonly string[];
}

export interface CheckedFile {
  /** Set when the file could not be loaded. */
  readonly failure?: string;
  readonly findings: readonly { readonly severity: string; readonly text: string }[];
  /** Of the first Pod Identity. */
  readonly trust?: PolicyDocument | undefined;
  readonly targetTrust?: PolicyDocument | undefined;
}

/** The day of the rules, so that what documents show holds next year as well. */
const TODAY = '2026-11-21';

function checkFile(file: string): CheckedFile {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { default: environments } = require(file) as { readonly default: readonly unknown[] };
    const folder = dirname(dirname(file));
    const { findings, environments: checked } = check({ environments, file, folder }, { today: TODAY });
    return {
      findings: findings.map((finding) => ({ severity: finding.severity, text: formatFindings([finding], plainStyle) })),
      ...trusts(checked[0]?.partial),
    };
  } catch (error) {
    return { failure: String(error instanceof Error ? error.stack : error), findings: [] };
  }
}

function trusts(environment: PartialEnvironment | undefined): Pick<CheckedFile, 'trust' | 'targetTrust'> {
  const { podIdentities: [first] = [], location, cluster } = environment ?? {};
  if (first === undefined || location === undefined || cluster === undefined) return {};
  const arn = `arn:${location.partition}:eks:${location.region}:${location.account}:cluster/${cluster.name}`;
  return {
    trust: first.role.kind === 'created' ? first.role.trust : undefined,
    targetTrust:
      first.targetRoleArn === undefined ? undefined : targetRoleTrust(first, { location, cluster: { name: cluster.name, arn } }),
  };
}

async function carryOut({ folder, args }: Questions['commands'][number]): Promise<string> {
  const said: string[] = [];
  const say = (text: string): unknown => said.push(text);
  await run(args, { cwd: folder, today: TODAY, seconds: () => 0.4, stdout: say, stderr: say, style: plainStyle });
  return said.join('').trimEnd();
}

async function answer({ environments, commands }: Questions): Promise<Answers> {
  const said: string[] = [];
  // One after the other: each may read what the one before has written.
  for (const command of commands) said.push(await carryOut(command));
  return { environments: environments.map(checkFile), commands: said };
}

void answer(JSON.parse(readFileSync(0, 'utf8')) as Questions).then((answers) => process.stdout.write(JSON.stringify(answers)));
