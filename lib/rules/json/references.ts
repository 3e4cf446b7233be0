import { attributeKind, attributesOf, type ReferenceKind, referenceKinds, referenceKindsSource } from '../../aws/reference-kinds';
import { type WholeReference, wholeReference } from '../../terraform/block';
import type { Json } from '../../terraform/stack-json';
import { type AnyRelationRule, relationRule } from '../rule';
import { type Block, PathTable, problemAt, valueOf } from './json-project';
import { isSet } from './written';

/** What resources refer to. Dangling references are the engine's business (ENG007). */
export const referenceRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN001',
    severity: 'error',
    title: 'A reference to something of another kind',
    why: 'Terraform only sees text in both, so neither `validate` nor `plan` complains; AWS refuses it when half of the stack has been made.',
    fix: 'refer to an attribute that holds what the argument takes',
    sources: [referenceKindsSource],
    failureModes: ['B11'],
    example: {
      before: '"allocation_id": "${aws_eip.nat.public_ip}"',
      after: '"allocation_id": "${aws_eip.nat.allocation_id}"',
    },
    subject: 'json',
    *check(project) {
      for (const [type, kinds] of Object.entries(referenceKinds)) {
        const takes = new PathTable(kinds);
        for (const block of project.resources(type)) {
          for (const [leaf, names, accepted] of takes.leavesOf(block, isOfAnotherKind)) {
            const { reference, kind } = otherKind(leaf.value, accepted) ?? {};
            if (reference === undefined || kind === undefined) continue;
            yield problemAt(block, leaf.path, {
              received: `'${String(leaf.value)}'`,
              message: `this is ${withArticle(kind)}; ${names} takes ${accepted.map(withArticle).join(' or ')}`,
              fix: otherArgument(block, names, kind, kinds) ?? fixFor(reference, accepted),
            });
          }
        }
      }
    },
  }),
];

/** What a value refers to, when it is none of the kinds that are accepted. */
function otherKind(
  value: Json,
  accepted: readonly ReferenceKind[],
): { readonly reference: WholeReference; readonly kind: ReferenceKind } | undefined {
  const reference = wholeReference(value);
  const kind = reference && attributeKind(reference.type, reference.attribute);
  return reference === undefined || kind === undefined || accepted.includes(kind) ? undefined : { reference, kind };
}

const isOfAnotherKind = (value: Json, accepted: readonly ReferenceKind[]): boolean => otherKind(value, accepted) !== undefined;

/** An argument beside it that takes what is written and has nothing yet: a NAT gateway as gateway_id. */
function otherArgument(
  block: Block,
  names: string,
  kind: ReferenceKind,
  kinds: Readonly<Record<string, readonly ReferenceKind[]>>,
): string | undefined {
  const around = names.slice(0, names.lastIndexOf('.') + 1);
  const other = Object.keys(kinds).find(
    (one) => one.startsWith(around) && kinds[one]?.includes(kind) === true && !isSet(valueOf(block, one)),
  );
  return other === undefined ? undefined : `write it as ${other.slice(around.length)}`;
}

/** The other attribute of the same resource, where it has one of the right kind; else a resource that is of this kind itself. */
function fixFor(reference: WholeReference, accepted: readonly ReferenceKind[]): string {
  const candidates = accepted.flatMap((kind) => plainestFirst(attributesOf(kind), kind));
  const own = candidates.find((candidate) => candidate.startsWith(`${reference.type}.`));
  const [type = '', ...attribute] = (own ?? candidates[0] ?? '').split('.');
  const name = own === undefined ? '<name>' : reference.name;
  return `write '\${${type}.${name}.${attribute.join('.')}}'`;
}

/** A role ARN is the `arn` of a role, and a name a `name`, before it is what something else says about it. */
const plainestFirst = (attributes: readonly string[], kind: ReferenceKind): readonly string[] => {
  const isPlainest = (attribute: string): boolean => kind.toLowerCase().endsWith(` ${attribute.split('.').slice(1).join('.')}`);
  return [...attributes.filter(isPlainest), ...attributes.filter((attribute) => !isPlainest(attribute))];
};

const withArticle = (kind: ReferenceKind): string =>
  kind.startsWith('other ') ? `an${kind}` : `${/^(?:[aei]|OIDC)/.test(kind) ? 'an' : 'a'} ${kind}`;
