import { resolve } from '../../lib/config/resolve';
import { judgeJson } from '../../lib/rules/json';
import { smallInput, TODAY } from './environment';
import { type Blocks, stacksOf } from './json-stacks';

/**
 * Inputs of the peers' own validation tests, put to ours. Each table names the file that they were read from (2026-11-28).
 * Where we differ, a source settles it: rejecting what AWS accepts would lock people out.
 */
interface Row {
  /** What the peer's test is called. */
  readonly name: string;
  readonly input: unknown;
  readonly peer: 'accepts' | 'refuses';
  /** Left out where we agree. */
  readonly ours?: { readonly verdict: 'accepts' | 'refuses'; readonly because: string };
}

export const row = (peer: Row['peer'], name: string, input: unknown, ours?: Row['ours']): Row =>
  ours === undefined ? { name, input, peer } : { name, input, peer, ours };

/** What ours says of an input, and why. */
export function verdict(input: unknown): { readonly verdict: Row['peer']; readonly said: readonly string[] } {
  const errors = resolve(input, { today: TODAY }).findings.filter(({ severity }) => severity === 'error');
  return { verdict: errors.length === 0 ? 'accepts' : 'refuses', said: errors.map(({ rule, message }) => `${rule} ${message}`) };
}

/** The same of resources in Terraform JSON, as `check --dir` judges them. */
export function verdictOnStack(resource: unknown): ReturnType<typeof verdict> {
  const stacks = stacksOf({ resource: resource as Blocks });
  const errors = judgeJson(stacks, { today: TODAY }).filter(({ rule }) => rule.severity === 'error');
  const said = errors.map(({ rule, path, problem }) => `${rule.id} ${path.join('.')} ${problem.message}`);
  return { verdict: errors.length === 0 ? 'accepts' : 'refuses', said };
}

export function compare(rows: readonly Row[], judge: typeof verdict = verdict): void {
  test.each(rows.map((one) => [one.name, one] as const))('%s', (_, { input, peer, ours }) => {
    const { verdict: found, said } = judge(input);
    expect({ found, said: found === 'refuses' ? 'something' : said }).toEqual({
      found: ours?.verdict ?? peer,
      said: (ours?.verdict ?? peer) === 'refuses' ? 'something' : [],
    });
    // A difference that is none any more has no business here.
    if (ours !== undefined) expect(ours.verdict).not.toBe(peer);
  });
}

export const pool = (settings: object): unknown => ({
  ...smallInput,
  platform: { delivery: 'gitops', nodePools: { general: { limits: { cpu: 10 }, ...settings } } },
});
export const cluster = (settings: object): unknown => ({ ...smallInput, cluster: { ...smallInput.cluster, ...settings } });
export const access = (settings: object): unknown => ({ ...smallInput, access: { ...smallInput.access, ...settings } });
export const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
