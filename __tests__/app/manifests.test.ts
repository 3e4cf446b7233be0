import { parse } from 'yaml';
import { manifestFiles, ManifestsProblem, writeManifests, yamlText } from '../../lib/app/manifests';
import { nodePool } from '../../lib/config/node-pool-presets';
import type { KubernetesObject } from '../../lib/model/kubernetes/kubernetes-object';
import { platform } from '../support/platform';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

const gitops = platform({
  delivery: 'gitops',
  clusterFacts: { format: 'flux' },
  nodePools: { general: nodePool.general({ limits: { cpu: 10 } }) },
});

describe('text of an object', () => {
  // What YAML 1.1 or 1.2 would take for something else than text.
  const ambiguous = [
    '1.36',
    '012345678901',
    '0o17',
    '0x1F',
    '1e3',
    '12:30',
    '2026-11-21',
    '-1',
    '+1',
    '.5',
    '.inf',
    '1_000',
  ].concat(['true', 'yes', 'on', 'n', 'null', '~', '', ' a', '# a', 'a: b', '{a}', '*', '&a', '%a', '@a', 'a\nb']);
  const object: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', annotations: Object.fromEntries(ambiguous.map((text) => [text, text])) },
    number: 1.5,
    truth: true,
    list: ambiguous,
    long: 'word '.repeat(60),
  };

  test.each(['1.1', '1.2'] as const)('means the same in YAML %s', (version) => {
    expect(parse(yamlText(object), { version })).toEqual(object);
  });

  test('keeps the order of members', () => {
    expect(yamlText(object)).toMatch(/^apiVersion: v1\nkind: ConfigMap\nmetadata:\n {2}name: a\n/);
  });

  test('repeats equal parts instead of referring to them', () => {
    const shared = { a: 1 };
    expect(yamlText({ ...object, metadata: { name: 'a' }, list: [shared, shared] })).not.toMatch(/[&*]a1/);
  });
});

describe('files of a platform', () => {
  const files = manifestFiles('fleet', gitops);

  test('are one for each object, and a list of them in their order', () => {
    const ids = gitops.objects.map(({ id }) => `${id}.yaml`);
    expect([...files.keys()]).toEqual([...ids, 'kustomization.yaml']);
    expect(parse(files.get('kustomization.yaml') ?? '')).toMatchObject({
      kind: 'Kustomization',
      resources: ids,
      sortOptions: { order: 'fifo' },
    });
    expect(ids.indexOf('node-class_private.yaml')).toBeLessThan(ids.indexOf('node-pool_general.yaml'));
  });

  test('hold what Flux has to know of the cluster, where that was asked for', () => {
    expect(parse(files.get('cluster-facts.yaml') ?? '')).toMatchObject({
      kind: 'ConfigMap',
      metadata: { namespace: 'flux-system' },
      data: { aws_region: 'ap-northeast-1', environment: 'production' },
    });
  });

  test('are the same whenever they are made', () => {
    expect([...manifestFiles('fleet', gitops)]).toEqual([...files]);
  });
});

describe('writing files', () => {
  const files = new Map([
    ['a.yaml', '# Written by eks-auto manifests for environment fleet; changes are overwritten.\na: 1\n'],
    ['b.yaml', '# Written by eks-auto manifests for environment fleet; changes are overwritten.\nb: 1\n'],
  ]);
  const only = (name: string) => new Map([...files].filter(([file]) => file === name));
  const nothing = { created: [], changed: [], removed: [], unchanged: 0 };

  test('says what changed, and changes nothing the second time', () => {
    const project = new TestProject();
    const folder = project.path('clusters/fleet');
    expect(writeManifests(folder, 'fleet', files)).toEqual({ ...nothing, created: ['a.yaml', 'b.yaml'] });
    const before = project.changedAt('clusters/fleet/a.yaml');
    expect(writeManifests(folder, 'fleet', files)).toEqual({ ...nothing, unchanged: 2 });
    expect(project.changedAt('clusters/fleet/a.yaml')).toBe(before);

    const [first = '', text = ''] = [...files][0] ?? [];
    expect(writeManifests(folder, 'fleet', new Map([[first, `${text}c: 1\n`]]))).toEqual({
      ...nothing,
      changed: ['a.yaml'],
      removed: ['b.yaml'],
    });
    expect(project.list('clusters')).toEqual(['fleet/a.yaml']);
  });

  test('removes nothing that somebody else wrote', () => {
    const project = new TestProject({ 'out/own.yaml': 'mine: true\n', 'out/below/b.yaml': 'mine: true\n' });
    writeManifests(project.path('out'), 'fleet', files);
    writeManifests(project.path('out'), 'fleet', only('a.yaml'));
    expect(project.list('out')).toEqual(['a.yaml', 'below/b.yaml', 'own.yaml']);
  });

  test('overwrites nothing that somebody else wrote, and writes nothing then', () => {
    const project = new TestProject({ 'out/b.yaml': 'mine: true\n' });
    expect(() => writeManifests(project.path('out'), 'fleet', files)).toThrow(ManifestsProblem);
    expect(project.list('out')).toEqual(['b.yaml']);
    expect(project.read('out/b.yaml')).toBe('mine: true\n');
  });

  test('keeps environments apart', () => {
    const project = new TestProject();
    writeManifests(project.path('out'), 'fleet', files);
    expect(() => writeManifests(project.path('out'), 'other', only('a.yaml'))).toThrow(/belong to fleet/);
    // Other names do not touch each other.
    writeManifests(project.path('out'), 'other', new Map());
    expect(project.list('out')).toEqual(['a.yaml', 'b.yaml']);
  });
});
