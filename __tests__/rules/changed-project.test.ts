import { changedCluster } from '../../lib/rules/changed-cluster';
import { withChangedProject } from '../../lib/rules/changed-project';
import { engineFinding } from '../../lib/rules/engine-finding';
import { parseStackJson, type StackJson } from '../../lib/terraform/stack-json';

const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;

/** A cluster stack; names are those of the project unless they are given. */
const stack = (
  project: string,
  { name = `${project}-production`, roles = `${project}-production`, version = '1.36' } = {},
): StackJson =>
  parseStackJson(
    JSON.stringify({
      resource: {
        aws_eks_cluster: {
          main: {
            name,
            version,
            role_arn: role(`${roles}-cluster`),
            compute_config: { node_role_arn: role(`${roles}-node`) },
          },
        },
      },
    }),
  );

const moved = engineFinding('movedState', { environment: 'production', path: ['state'], message: 'it was elsewhere before' });

const told = (before: StackJson, now: StackJson, project: string, more: readonly (typeof moved)[] = []): readonly string[] =>
  withChangedProject({ name: 'production', project, prefix: `${project}-production` }, before, now, [
    ...changedCluster('production', before, now),
    ...more,
  ]).map(({ rule, path, suggestion = '' }) => `${rule} ${path.join('.')} ${suggestion}`.trim());

describe('a project that was another one before', () => {
  test.each<[string, StackJson, StackJson, readonly (typeof moved)[], readonly string[]]>([
    ['ENG031 is said once for cluster and roles', stack('platform'), stack('shop'), [], ['ENG031 project platform']],
    ['ENG031 is said for the states, too', stack('platform'), stack('shop'), [moved], ['ENG031 project platform']],
    [
      'ENG031 is said where the cluster keeps its name',
      stack('platform', { name: 'main' }),
      stack('shop', { name: 'main' }),
      [],
      ['ENG031 project platform'],
    ],
    [
      'ENG031 leaves what has another cause',
      stack('platform', { version: '1.34' }),
      stack('shop', { version: '1.36' }),
      [],
      ['ENG020 cluster.version 1.35', 'ENG031 project platform'],
    ],
    [
      'a cluster of another name is no other project',
      stack('shop', { name: 'one' }),
      stack('shop', { name: 'two' }),
      [],
      ['ENG021 cluster.name'],
    ],
    ['the same project has nothing to say', stack('shop'), stack('shop'), [], []],
    ['a state that moves alone is told as that', stack('shop'), stack('shop'), [moved], ['ENG027 state']],
  ])('%s', (_, before, now, more, expected) => {
    expect(told(before, now, 'shop', more)).toEqual(expected);
  });

  test('says what it was, and whether the states are looked for elsewhere', () => {
    const say = (more: readonly (typeof moved)[]) => {
      const [before, now] = [stack('platform'), stack('shop')];
      const findings = [...changedCluster('production', before, now), ...more];
      return withChangedProject({ name: 'production', project: 'shop', prefix: 'shop-production' }, before, now, findings)[0];
    };
    expect(say([])).toMatchObject({
      received: "'shop'",
      message: "it was 'platform' before, and the cluster and its roles are named after it: Terraform would replace them",
    });
    expect(say([moved])?.message).toContain('and it would look for the states in another place');
  });
});
