import { smallInput } from '../support/environment';
import { eksAuto as eksAutoIn, type Outcome } from '../support/eks-auto';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

const project = new TestProject({
  'envs/index.ts': `export default ${JSON.stringify([
    { ...smallInput, name: 'fleet', platform: { delivery: 'gitops' } },
    { ...smallInput, name: 'plain', network: { ...smallInput.network, cidr: '10.11.0.0/16' } },
    { ...smallInput, name: 'broken', account: '12', platform: { delivery: 'gitops' } },
    {
      ...smallInput,
      name: 'applied',
      network: { ...smallInput.network, cidr: '10.12.0.0/16' },
      platform: { delivery: 'terraform', runner: 'in-network' },
    },
  ])};\n`,
});

const eksAuto = (...args: readonly string[]): Promise<Outcome> => eksAutoIn(project, ...args);

describe('eks-auto manifests', () => {
  test('writes the objects and says which', async () => {
    const { code, stdout, stderr } = await eksAuto('manifests', 'fleet', '--to', 'clusters/fleet');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\+ storage-class_gp3\.yaml$/m);
    expect(stdout).toMatch(/^clusters\/fleet: \d+ new, 0 changed, 0 removed, 0 unchanged\n$/m);
    expect(project.list('clusters/fleet')).toContain('kustomization.yaml');
  });

  test('says it for programs too', async () => {
    const { stdout } = await eksAuto('manifests', 'fleet', '--to', 'json', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, environment: 'fleet', folder: 'json', changed: [], removed: [] });
  });

  test.each<[string, readonly string[], number, RegExp]>([
    ['an environment without a platform', ['plain', '--to', 'x'], 1, /plain has no platform/],
    ['an environment with errors', ['broken', '--to', 'x'], 1, /ENV003.*nothing was written/s],
    ['an unknown environment', ['flet', '--to', 'x'], 2, /Did you mean 'fleet'/],
    ['no folder', ['fleet'], 2, /--to <folder>/],
  ])('refuses %s', async (_, args, expected, message) => {
    const { code, stderr } = await eksAuto('manifests', ...args);
    expect(code).toBe(expected);
    expect(stderr).toMatch(message);
    expect(project.has('x')).toBe(false);
  });

  test('keeps away from files of somebody else', async () => {
    project.write({ 'own/kustomization.yaml': 'resources: []\n' });
    const { code, stderr } = await eksAuto('manifests', 'fleet', '--to', 'own');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('kustomization.yaml') as unknown });
    expect(project.list('own')).toEqual(['kustomization.yaml']);
  });

  test('warns of a namespace whose file goes, and of nothing else that goes', async () => {
    const list = (namespaces: object, storageClasses: object): string =>
      `export default ${JSON.stringify([{ ...smallInput, name: 'fleet', platform: { delivery: 'gitops', namespaces, storageClasses } }])};\n`;
    project.write({
      'envs/all.ts': list({ shop: {}, data: {} }, { gp3: {}, slow: {} }),
      'envs/fewer-classes.ts': list({ shop: {}, data: {} }, { gp3: {} }),
      'envs/fewer-namespaces.ts': list({ shop: {} }, { gp3: {} }),
    });
    const written = (file: string): Promise<Outcome> =>
      eksAuto('manifests', 'fleet', '--to', 'pruned', '--envs', `envs/${file}.ts`);
    expect((await written('all')).stderr).toBe('');
    const { stdout, stderr: nothing } = await written('fewer-classes');
    expect({ removed: /1 removed/.test(stdout), nothing }).toEqual({ removed: true, nothing: '' });
    const { code, stderr } = await written('fewer-namespaces');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning {2}namespace_data\.yaml removed: .*everything in it/);
  });

  test('warns of objects that Terraform applies already', async () => {
    const { code, stderr } = await eksAuto('manifests', 'applied', '--to', 'applied');
    expect(code).toBe(0);
    expect(stderr).toMatch(/Terraform applies these objects already/);
  });
});
