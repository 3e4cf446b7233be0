import { resourceFacts } from '../terraform/facts';
import { type Element, elements } from '../terraform/addresses';
import { writtenAt } from '../terraform/block';
import { type Json, objects, type StackJson } from '../terraform/stack-json';
import { quotedText } from './hcl/quoted';

/** Arguments that are written and that an import cannot read back, so that the state has another value. */
function unread({ type = '', body }: Element): readonly string[] {
  const [root] = objects(body);
  if (root === undefined) return [];
  const values = resourceFacts(type)?.importedAs?.values ?? {};
  const differing = Object.entries(values).filter(([path, imported]) =>
    writtenAt({ value: root, path: [] }, path).some(({ value }) => value !== null && value !== imported),
  );
  return [...differing.map(([path]) => path), ...('timeouts' in root ? ['timeouts'] : [])];
}

const replaces = (type: string, path: string): boolean => {
  const by = resourceFacts(type)?.replacedBy ?? [];
  return by === 'everything' || by.some((trigger) => (typeof trigger === 'string' ? trigger : trigger.path) === path);
};

/** Of these, what a plan after the import changes in place: it says again what is there. */
export const writtenAfterImport = (element: Element): readonly string[] =>
  unread(element).filter((path) => !replaces(element.type ?? '', path));

/**
 * What has to be ignored so that an import does not end in a replacement: an override file that is kept as long as the state is the
 * imported one. Undefined when nothing has to be.
 */
export function importOverride(stack: StackJson): string | undefined {
  const blocks = elements(stack).flatMap((element) => {
    const { kind, type = '', name, body } = element;
    const before = ignoredBefore(body);
    if (kind !== 'resource' || before === 'all') return [];
    const replacing = unread(element).filter((path) => replaces(type, path));
    const ignored = [...new Set([...before, ...replacing.map((path) => path.split('.').join('[0].'))])];
    if (ignored.length === before.length) return [];
    return [
      `resource ${quotedText(type)} ${quotedText(name)} {\n  lifecycle {\n    ignore_changes = [${ignored.join(', ')}]\n  }\n}\n`,
    ];
  });
  if (blocks.length === 0) return undefined;
  return `# For those who import: nothing reads these arguments back, and with another value in the state Terraform would replace what was
# imported. Copy the file one folder up before the first plan, and leave it there.

${blocks.join('\n')}`;
}

/** What is ignored already: an override takes the place of the whole list. */
function ignoredBefore(body: Json): readonly string[] | 'all' {
  const lists = objects(body).flatMap(({ lifecycle }) => objects(lifecycle).map(({ ignore_changes: ignored }) => ignored));
  if (lists.includes('all')) return 'all';
  return lists.flatMap((list) => (Array.isArray(list) ? (list as readonly Json[]).map(String) : []));
}
