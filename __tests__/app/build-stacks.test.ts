import { buildStacks } from '../../lib/app/build-stacks';
import type { Environment } from '../../lib/model/environment';
import { smallEnvironment } from '../support/environment';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

const build = (...environments: readonly Environment[]) =>
  buildStacks(environments, { folder: new TestProject().folder, stateFolder: '../../../state' });

/** An environment with more route tables, of these Terraform ids. */
function withIds(ids: readonly string[]): Environment {
  const environment = smallEnvironment();
  const { network } = environment;
  if (network.kind !== 'own') throw new Error('the small environment has a network of its own');
  const [first] = network.routeTables;
  return {
    ...environment,
    network: { ...network, routeTables: [...network.routeTables, ...ids.map((id) => ({ ...first!, routes: [], id }))] },
  };
}

describe('stacks of environments', () => {
  test('are named after environment and part, in the order in which they are applied', () => {
    const { stacks } = build(smallEnvironment(), smallEnvironment({ name: 'other' }));
    expect(stacks!.map(({ name, environment }) => [environment, name])).toEqual([
      ['dev', 'dev-network'],
      ['dev', 'dev-cluster'],
      ['other', 'other-network'],
      ['other', 'other-cluster'],
    ]);
  });

  test('know which part of the configuration each construct came from', () => {
    const [network, cluster] = build(smallEnvironment()).stacks!;
    expect([...network!.configPaths.values()].every((path) => path.startsWith('network'))).toBe(true);
    expect([...cluster!.configPaths.entries()].find(([path]) => path.endsWith('/main'))?.[1]).toMatch(/^cluster/);
  });

  test.each(['1a', 'zürich'])('ENG001 an id that Terraform cannot address (%s) is a problem of its environment', (id) => {
    expect(build(withIds([id]))).toEqual({
      problems: [
        expect.objectContaining({ environment: 'dev', stack: 'dev-network', id, message: expect.stringContaining(`'${id}'`) }),
      ],
    });
  });

  test('ENG001 sound ids are none', () => {
    expect(build(withIds(['extra'])).problems).toBeUndefined();
  });
});
