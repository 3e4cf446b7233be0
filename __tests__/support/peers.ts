import { resolve } from '../../lib/config/resolve';
import { judgeJson, type ProviderKnowledge } from '../../lib/rules/json';
import { smallInput, TODAY } from './environment';
import { type Blocks, knowledge, stacksOf } from './json-stacks';

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

interface Verdict {
  readonly verdict: Row['peer'];
  /** Why. */
  readonly said: readonly string[];
}

const verdictOf = (said: readonly string[]): Verdict => ({ verdict: said.length === 0 ? 'accepts' : 'refuses', said });

/** What ours says of an environment. */
export function verdict(input: unknown): Verdict {
  const errors = resolve(input, { today: TODAY }).findings.filter(({ severity }) => severity === 'error');
  return verdictOf(errors.map(({ rule, message }) => `${rule} ${message}`));
}

const onStack =
  (known?: ProviderKnowledge) =>
  (resource: unknown): Verdict => {
    const found = judgeJson(stacksOf({ resource: resource as Blocks }), { today: TODAY, ...(known && { knowledge: known }) });
    const errors = found.filter(({ rule }) => rule.severity === 'error');
    return verdictOf(errors.map(({ rule, problem }) => `${rule.id} ${problem.message}`));
  };

/** What ours says of resources in Terraform JSON, as `check --dir` judges them. */
export const verdictOnStack = onStack();
/** The same with the schemas of the providers. */
export const verdictWithSchemas = onStack(knowledge);

export function compare(rows: readonly Row[], judge: (input: unknown) => Verdict = verdict): void {
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
export const network = (settings: object): unknown => ({ ...smallInput, network: { ...smallInput.network, ...settings } });
export const group = (settings: object, name = 'ng'): unknown =>
  cluster({ nodeGroups: { [name]: { instanceTypes: ['m5.large'], size: { min: 1, max: 2 }, ...settings } } });
export const fargate = (settings: object, name = 'default'): unknown => cluster({ fargateProfiles: { [name]: settings } });
export const irsa = (roles: object, oidcProvider = true): unknown => ({
  ...smallInput,
  cluster: { ...smallInput.cluster, oidcProvider },
  irsaRoles: roles,
});
/** With a node group, so that add-ons that Auto Mode contains make sense. */
export const mixedWith = (addons: object): unknown => ({
  ...smallInput,
  addons,
  cluster: { ...smallInput.cluster, nodeGroups: { ng: { instanceTypes: ['m5.large'], size: { min: 1, max: 2 } } } },
});
