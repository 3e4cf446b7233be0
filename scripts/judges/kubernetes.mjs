// kubectl-validate over every Kubernetes object of envs/, examples/ and of an environment that asks for everything:
// NodePools with Karpenter's own CRDs, core objects with Kubernetes' schemas, snapshot classes with the CRD of their
// controller; NodeClass and IngressClassParams, for which AWS publishes nothing, with schemas of our own.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { everything } from './everything.mjs';
import { environmentOf, environments, writeJson } from './projects.mjs';
import { karpenterCrds, kubectlValidate, snapshotCrds, versions, workFolder } from './tools.mjs';
import { mistakes } from './wrong-objects.mjs';

const OWN_SCHEMAS = [
  { kind: 'NodeClass', plural: 'nodeclasses', file: 'node-class.schema.json' },
  { kind: 'IngressClassParams', plural: 'ingressclassparams', file: 'ingress-class-params.schema.json' },
];

/** As CRDs, so that the same judge reads them, with their CEL rules. */
export function ownCrds() {
  const folder = join(workFolder, 'own-crds');
  rmSync(folder, { recursive: true, force: true });
  for (const { kind, plural, file } of OWN_SCHEMAS) {
    const openAPIV3Schema = JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
    writeJson(join(folder, `${plural}.yaml`), {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.eks.amazonaws.com` },
      spec: {
        group: 'eks.amazonaws.com',
        scope: 'Cluster',
        names: { kind, plural, singular: kind.toLowerCase() },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }],
      },
    });
  }
  return folder;
}

/** What is wrong with objects, by their index. */
function validate(program, crds, folder, objects) {
  rmSync(folder, { recursive: true, force: true });
  objects.forEach((object, index) => writeJson(join(folder, `${String(index).padStart(4, '0')}.yaml`), object));
  const args = [folder, '--output', 'json', '--version', '1.30', ...crds.flatMap((crd) => ['--local-crds', crd])];
  const { stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e9, timeout: 300_000 });
  if (error !== undefined || !stdout.trim().startsWith('{'))
    throw new Error(`kubectl-validate gave no JSON: ${error ?? stderr.slice(-2000)}`);
  const answers = new Map(Object.entries(JSON.parse(stdout)).map(([file, answer]) => [file.split('/').at(-1), answer]));
  return objects.map((_, index) => {
    const answer = answers.get(`${String(index).padStart(4, '0')}.yaml`);
    // One document per file, so one answer.
    const problems = answer?.filter(({ status }) => status !== 'Success').map(({ message }) => message);
    return answer?.length > 0 ? problems : ['it was not judged'];
  });
}

/** Every environment that has a platform, and one that asks for everything. */
export const withPlatform = () =>
  [...environments(), ...everything.map((input) => ({ project: 'everything', environment: environmentOf(input) }))].filter(
    ({ environment }) => environment.platform !== undefined,
  );

const RANDOM_ENVIRONMENTS = 25;

/** Environments that the property tests write, the same ones every time; `EKS_AUTO_SEED=1` tries others. */
export function random() {
  const require = createRequire(import.meta.url);
  const { default: fc } = require('../../__tests__/support/fast-check.ts');
  const { randomEnvironment } = require('../../__tests__/support/random/environment.ts');
  return fc
    .sample(randomEnvironment, 3 * RANDOM_ENVIRONMENTS)
    .map((input, index) => ({ project: `random-${index}`, environment: environmentOf(input) }))
    .filter(({ environment }) => environment.platform !== undefined)
    .slice(0, RANDOM_ENVIRONMENTS);
}

/** Mistakes made in the last object of their kinds: `[what is wrong, the object]`. */
export const wrongObjects = (objects) =>
  mistakes.map(([what, kind, change]) => {
    const object = JSON.parse(JSON.stringify(objects.findLast((one) => one.kind === kind)));
    change(object);
    return [`${kind} with ${what}`, object];
  });

export function judgeObjects(report) {
  const program = kubectlValidate();
  const own = ownCrds();
  const snapshots = snapshotCrds();
  const known = [...withPlatform(), ...random()];
  const objects = known.flatMap(({ project, environment }) =>
    environment.platform.objects.map(({ id, object }) => ({ what: `${project}/${environment.name} ${id}`, object })),
  );
  const wrong = wrongObjects(objects.map(({ object }) => object));

  for (const version of versions.karpenter) {
    const crds = [karpenterCrds(version), own, snapshots];
    const found = validate(
      program,
      crds,
      join(workFolder, `objects-${version}`),
      objects.map(({ object }) => object),
    );
    report(
      `kubectl-validate ${objects.length} objects of ${known.length} environments, Karpenter ${version}`,
      objects.flatMap(({ what }, index) => found[index].map((message) => `${what}: ${message}`)),
    );
    const caught = validate(
      program,
      crds,
      join(workFolder, `wrong-${version}`),
      wrong.map(([, object]) => object),
    );
    report(
      `kubectl-validate finds ${wrong.length} mistakes, Karpenter ${version}`,
      wrong.flatMap(([what], index) => (caught[index].length > 0 ? [] : [`${what} passed`])),
    );
  }
  const kinds = new Set(objects.map(({ object }) => object.kind));
  report(
    `kubectl-validate sees ${kinds.size} kinds: ${[...kinds].sort().join(', ')}`,
    ['NodePool', 'NodeClass', 'StorageClass', 'IngressClass', 'Namespace', 'Role', 'RoleBinding', 'LimitRange']
      .filter((kind) => !kinds.has(kind))
      .map((kind) => `no ${kind}`),
  );
}
