import { memberAt } from '../terraform/block';
import type { StackJson } from '../terraform/stack-json';
import { clusterOf } from './change';
import { engineFinding } from './engine-finding';
import type { Finding } from './finding';

/** An environment as far as names are made of it. */
interface Named {
  readonly name: string;
  readonly project: string;
  /** `<project>-<name>` */
  readonly prefix: string;
}

/** What a cluster keeps, with what follows the name of the environment there. */
const NAMED: readonly (readonly [attribute: string, part: string])[] = [
  ['name', ''],
  ['role_arn', '-cluster'],
  ['compute_config.node_role_arn', '-node'],
];

/** What is a consequence of another project, and is not said beside it. */
const CONSEQUENCES = ['ENG021 cluster.name', 'ENG021 cluster.role', 'ENG021 cluster.nodeRole', 'ENG027 state'];

/**
 * Puts one finding in the place of those that say what another `project` renames.
 *
 * @param before what was published of the cluster's stack
 * @param now what is about to replace it
 * @param findings about the environment
 */
export function withChangedProject(
  { name, project, prefix }: Named,
  before: StackJson,
  now: StackJson,
  findings: readonly Finding[],
): readonly Finding[] {
  const earlier = earlierProject({ name, prefix }, before, now);
  const [consequences, others] = split(findings);
  if (earlier === undefined || !consequences.some(({ rule }) => rule === 'ENG021')) return findings;
  const state = consequences.some(({ rule }) => rule === 'ENG027') ? '; and it would look for the states in another place' : '';
  return [
    ...others,
    engineFinding('changedProject', {
      environment: name,
      path: ['project'],
      received: `'${project}'`,
      message: `it was '${earlier}' before, and the cluster and its roles are named after it: Terraform would replace them${state}`,
      suggestion: earlier,
    }),
  ];
}

function earlierProject({ name, prefix }: Pick<Named, 'name' | 'prefix'>, before: StackJson, now: StackJson): string | undefined {
  const [old, fresh] = [before, now].map(clusterOf);
  for (const [attribute, part] of NAMED) {
    const [from, to] = [old, fresh].map((cluster) => lastPart(memberAt(cluster, attribute)));
    const rest = `-${name}${part}`;
    if (to === `${prefix}${part}` && from !== to && from?.endsWith(rest) === true) return from.slice(0, -rest.length);
  }
  return undefined;
}

/** Of an ARN the name. */
const lastPart = (value: unknown): string | undefined => (typeof value === 'string' ? value.split('/').at(-1) : undefined);

function split(findings: readonly Finding[]): readonly [readonly Finding[], readonly Finding[]] {
  const follows = ({ rule, path }: Finding): boolean => CONSEQUENCES.includes(`${rule} ${path.join('.')}`);
  return [findings.filter(follows), findings.filter((finding) => !follows(finding))];
}
