// A real API server of Kubernetes takes the YAML of every environment: apply it, apply it again, compare, delete it.
// NodePools are judged by Karpenter's own CRDs, NodeClass and IngressClassParams by schemas of our own; no controller runs.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { admissions } from './admissions.mjs';
import { drift } from './drift.mjs';
import { withApiServer } from './api-server.mjs';
import { ownCrds, random, withPlatform, wrongObjects } from './kubernetes.mjs';
import { quantities } from './quantities.mjs';
import { additions, writeOnly } from './server-additions.mjs';
import { karpenterCrds, kubernetesPrograms, snapshotCrds, versions, workFolder } from './tools.mjs';

const require = createRequire(import.meta.url);
const { manifestFiles, writeManifests } = require('../../lib/app/manifests.ts');
const { computedFields } = require('../../lib/model/kubernetes/computed-fields.ts');

export async function judgeWithApiServer(report) {
  const programs = kubernetesPrograms();
  const crds = [ownCrds(), snapshotCrds(), ...versions.karpenter.map((version) => karpenterCrds(version))];
  await withApiServer(programs, (kubectl) => judge(new Api(kubectl), crds, report));
}

function judge(api, [own, snapshots, ...karpenter], report) {
  for (const crds of [own, snapshots]) api.define(crds);
  const known = [...withPlatform(), ...random()];
  const added = new Map();
  karpenter.forEach((crds, index) => {
    api.define(crds);
    const name = `Kubernetes ${versions.kubernetes}, Karpenter ${versions.karpenter[index]}`;
    const problems = { applied: [], again: [], values: [], deleted: [] };
    for (const { project, environment } of known) {
      const label = `${project}/${environment.name}`;
      const tell = (kind) => (messages) => problems[kind].push(...messages.map((message) => `${label}: ${message}`));
      oneEnvironment(api, environment, { label, added, tell });
    }
    const count = known.reduce((sum, { environment }) => sum + environment.platform.objects.length, 0);
    report(`${name} takes ${count} objects of ${known.length} environments`, problems.applied);
    report(`${name} has nothing to change when they are applied again`, problems.again);
    report(`${name} keeps every value that is not computed as it was written`, problems.values);
    report(`${name} lets go of them in order`, problems.deleted);
    const objects = known.flatMap(({ environment }) => environment.platform.objects.map(({ object }) => object));
    const wrong = wrongObjects(objects);
    report(
      `${name} refuses ${wrong.length} wrong objects`,
      wrong.flatMap(([what, object]) => (api.refuses(object) ? [] : [`${what} was taken`])),
    );
  });
  report('it adds what is known to be added', unexpected(added));
  const { environment } = known.find(({ project }) => project === 'everything');
  admissions(api, environment, report);
  drift(api, environment, report);
  quantities(api, report);
}

function oneEnvironment(api, environment, { label, added, tell }) {
  const folder = join(workFolder, 'manifests', label);
  rmSync(folder, { recursive: true, force: true });
  writeManifests(folder, environment.name, manifestFiles(environment.name, environment.platform));
  const { objects } = environment.platform;

  const missing = api.missingNamespaces(objects);
  for (const namespace of missing) api.must('create', 'namespace', namespace);
  const applied = api.kubectl('apply', '--server-side', '--field-manager=Terraform', '-k', folder);
  tell('applied')(applied.status === 0 ? [] : lines(applied.stderr));
  compare(api, objects, { label, added, tell });
  const again = api.kubectl('apply', '--server-side', '--field-manager=Terraform', '-k', folder);
  const difference = api.kubectl('diff', '--server-side', '--field-manager=Terraform', '-k', folder);
  tell('again')([
    ...(again.status === 0 ? [] : lines(again.stderr)),
    ...(difference.status === 0 ? [] : lines(difference.stdout + difference.stderr)),
  ]);
  compare(api, objects, { label, added, tell });
  const left = api.remove([...objects].reverse());
  tell('deleted')(left);
  api.remove(missing.map((name) => ({ id: name, object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name } } })));
}

/** What is kept against what was written: values, and what was added. */
function compare(api, objects, { label, added, tell }) {
  const live = api.all(objects);
  for (const { id, object } of objects) {
    const kept = live.get(keyOf(object));
    if (kept === undefined) {
      tell('values')([`${id} is not there`]);
      continue;
    }
    const isExpected = (path) => writeOnly.has(`${object.kind} ${path}`) || isBelow(path, computedFields(object.kind));
    tell('values')(changed(object, kept, isExpected).map((what) => `${id}: ${what}`));
    for (const path of addedPaths(object, kept)) {
      added.set(`${object.kind} ${path}`, `${label} ${id}`);
      // A member of a map that we wrote would be planned away each time.
      if (path.includes('.') && !isBelow(path, [...computedFields(object.kind), 'metadata']))
        tell('values')([`${id}: ${path} was added`]);
    }
  }
}

/** What the judge asks of the API server. */
class Api {
  constructor(kubectl) {
    this.run = kubectl;
  }

  /** The last argument may be an object, or `{ items }`, for `-f -`. */
  kubectl(...args) {
    const input = typeof args.at(-1) === 'object' ? args.pop() : undefined;
    const list = input?.items === undefined ? input : { apiVersion: 'v1', kind: 'List', ...input };
    return this.run(args, list === undefined ? undefined : JSON.stringify(list));
  }

  must(...args) {
    const { status, stdout, stderr } = this.kubectl(...args);
    if (status !== 0) throw new Error(`kubectl ${args.filter((arg) => typeof arg === 'string').join(' ')}\n${stdout}${stderr}`);
    return stdout;
  }

  /** Applies the CRDs of a folder. */
  define(folder) {
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml');
    this.must('apply', '--server-side', ...files.flatMap((name) => ['-f', join(folder, name)]));
    this.must('wait', '--for=condition=Established', '--timeout=30s', 'crd', '--all');
  }

  /** The objects as they are kept, those that are there. */
  all(objects) {
    const items = objects.map(({ object }) => object);
    const text = this.must('get', '--output=json', '--ignore-not-found', '-f', '-', { items });
    // One object comes without a list around it, none as nothing.
    const found = text.trim() === '' ? { items: [] } : JSON.parse(text);
    return new Map((found.items ?? [found]).map((object) => [keyOf(object), object]));
  }

  /** What the server would make of an object: `{ object }` or `{ refused }`. */
  tryOut(object) {
    const { status, stdout, stderr } = this.kubectl('create', '--dry-run=server', '--output=json', '-f', '-', object);
    return status === 0 ? { object: JSON.parse(stdout) } : { refused: stderr.trim() };
  }

  refuses(object) {
    return this.kubectl('apply', '--server-side', '--dry-run=server', '-f', '-', object).status !== 0;
  }

  /** Namespaces that somebody else makes. */
  missingNamespaces(objects) {
    const made = new Set(objects.flatMap(({ object }) => (object.kind === 'Namespace' ? [object.metadata.name] : [])));
    const used = new Set(objects.flatMap(({ object }) => object.metadata.namespace ?? []));
    const here = new Set(JSON.parse(this.must('get', 'namespaces', '--output=json')).items.map(({ metadata }) => metadata.name));
    return [...used].filter((name) => !made.has(name) && !here.has(name));
  }

  /** Deletes objects in this order; what is wrong when some stay. */
  remove(objects) {
    if (objects.length === 0) return [];
    const items = objects.map(({ object }) => object);
    const { status, stderr } = this.kubectl('delete', '--wait=false', '-f', '-', { items });
    // A controller would do so once the namespace is empty.
    for (const { kind, metadata } of items.filter((object) => object.kind === 'Namespace')) {
      const path = `/api/v1/namespaces/${metadata.name}/finalize`;
      const finalized = { apiVersion: 'v1', kind, metadata: { name: metadata.name }, spec: { finalizers: [] } };
      this.kubectl('replace', '--raw', path, '-f', '-', finalized);
    }
    const left = this.all(objects);
    return [
      ...(status === 0 ? [] : lines(stderr)),
      ...objects.flatMap(({ id, object }) => (left.has(keyOf(object)) ? [`${id} stays after its deletion`] : [])),
    ];
  }
}

export const keyOf = ({ kind, metadata: { name, namespace } }) => [kind, namespace, name].join(' ');

const lines = (text) =>
  text
    .trim()
    .split('\n')
    .filter((line) => line !== '');

const isBelow = (path, fields) => fields.some((field) => path === field || path.startsWith(`${field}.`));

/** Values that came back different; `kubernetes_manifest` fails on them after it has applied them. */
function changed(written, kept, isExpected, path = '') {
  if (isExpected(path)) return [];
  if (written === null || typeof written !== 'object') {
    return written === kept ? [] : [`${path} was written as ${JSON.stringify(written)} and is ${JSON.stringify(kept)}`];
  }
  if (kept === null || typeof kept !== 'object') return [`${path} is gone`];
  if (Array.isArray(written) && written.length !== kept.length) return [`${path} has ${kept.length} members`];
  return Object.entries(written).flatMap(([key, value]) => changed(value, kept[key], isExpected, below(path, key, written)));
}

const below = (path, key, parent) => (Array.isArray(parent) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`);

/** What was not written and is there all the same; list members have no number. */
function addedPaths(written, kept, path = '') {
  if (kept === null || typeof kept !== 'object' || written === null || typeof written !== 'object') return [];
  return Object.entries(kept).flatMap(([key, value]) => {
    const at = below(path, Array.isArray(kept) ? '' : key, kept);
    return key in written ? addedPaths(written[key], value, at) : [at];
  });
}

/** Every object gets these. */
const OF_EVERY_OBJECT = /^metadata\.(creationTimestamp|generation|managedFields|resourceVersion|uid)$/;

function unexpected(added) {
  const expected = new Set(additions.map(([kind, path]) => `${kind} ${path}`));
  const seen = [...added].filter(([what]) => !OF_EVERY_OBJECT.test(what.split(' ')[1]));
  return [
    ...seen.filter(([what]) => !expected.has(what)).map(([what, where]) => `${what} (${where})`),
    ...[...expected].filter((what) => !added.has(what)).map((what) => `${what} is no longer added`),
  ];
}
