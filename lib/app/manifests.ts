import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, isScalar, visit } from 'yaml';
import { type FolderChanges, folderChanges, updateFolder } from '../files/folder-update';
import type { KubernetesObject } from '../model/kubernetes/kubernetes-object';
import type { Platform } from '../model/platform';

/** Text of files by their names, in the order in which they can be applied. */
export type ManifestFiles = ReadonlyMap<string, string>;

/** The folder holds something that must not be overwritten; ready to print. */
export class ManifestsProblem extends Error {}

const KUSTOMIZATION = 'kustomization.yaml';
const HEADER = '# Written by eks-auto manifests for environment ';

/** First line of every file that is written: what has it may be overwritten and removed. */
const headerOf = (environment: string): string => `${HEADER}${environment}; changes are overwritten.\n`;

/** One file for each object, and a kustomization that lists them. The objects are those that Terraform would apply. */
export function manifestFiles(environment: string, { objects }: Platform): ManifestFiles {
  const header = headerOf(environment);
  const files = objects.map(({ id, object }) => [`${id}.yaml`, `${header}${yamlText(object)}`] as const);
  const kustomization: KubernetesObject & Readonly<Record<string, unknown>> = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    metadata: { name: environment },
    // In this order: classes before pools, namespaces before what is in them.
    sortOptions: { order: 'fifo' },
    resources: files.map(([name]) => name),
  };
  return new Map([...files, [KUSTOMIZATION, `${header}${yamlText(kustomization)}`]]);
}

/**
 * YAML that all readers take for the same: Kubernetes reads YAML 1.1, others 1.2. Text that one of them would read as a
 * number, a date or a truth value is in quotes.
 */
export function yamlText(object: KubernetesObject): string {
  const document = new Document(object, { version: '1.1', aliasDuplicateObjects: false });
  visit(document, (_, node) => {
    if (isScalar(node) && typeof node.value === 'string' && /^[-+.\d]/.test(node.value)) node.type = 'QUOTE_DOUBLE';
  });
  return document.toString({ lineWidth: 0, directives: false });
}

/**
 * Makes a folder hold exactly these files of an environment. Each is written beside its place and renamed, so that
 * nobody reads half of one. What somebody else wrote is neither overwritten nor removed.
 */
export function writeManifests(folder: string, environment: string, files: ManifestFiles): FolderChanges {
  const present = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const owners = new Map(present.filter((entry) => entry.isFile()).map(({ name }) => [name, ownerOf(join(folder, name))]));
  const inTheWay = present.filter(({ name }) => files.has(name) && owners.get(name) !== environment).map(({ name }) => name);
  if (inTheWay.length > 0) {
    const whose = [...new Set(inTheWay.map((name) => owners.get(name) ?? 'somebody else'))].join(', ');
    throw new ManifestsProblem(
      `${inTheWay.join(', ')} in this folder belong to ${whose} and would be overwritten; name another folder with --to`,
    );
  }

  const ours = [...owners].flatMap(([name, owner]) => (owner === environment ? [name] : []));
  const changes = folderChanges(folder, files, ours);
  updateFolder(folder, files, changes);
  return changes;
}

/** The environment that a file was written for; undefined when it is not ours. */
function ownerOf(path: string): string | undefined {
  const [line = ''] = readFileSync(path, 'utf8').split('\n', 1);
  return line.startsWith(HEADER) ? line.slice(HEADER.length).split(';', 1)[0] : undefined;
}
