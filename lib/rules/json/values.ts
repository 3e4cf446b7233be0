import { isUnknown, literalBoolean, literalText } from '../../terraform/block';
import { type Refused, refusedBy } from '../../terraform/facts/accepted';
import type { Accepted, ResourceFacts } from '../../terraform/facts/facts';
import { isObject, type Json } from '../../terraform/stack-json';
import { relationRule, type AnyRelationRule } from '../rule';
import { suggesting } from '../texts';
import { type Block, PathTable, placeOf, problemAt, quoted, valueOf, valuesOf } from './json-project';
import { known, knownTypes } from './with-facts';
import { isConditional, isSet } from './written';

const date = '2026-11-28';
const PROVIDER = { url: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs', date };

const CLOUDFORMATION = {
  url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html',
  date,
};

const AUTO_MODE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-enable-existing.html', date };

const isRefused = (value: Json, accepted: Accepted): boolean => refusedLiteral(value, accepted) !== undefined;

/** Resources against the tables of `lib/terraform/facts`. */
export const valueTableRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN002',
    severity: 'error',
    title: 'A value that the argument does not take',
    why: 'The provider or AWS refuses it, often after half of the stack has been made.',
    fix: 'write a value that is accepted',
    sources: [PROVIDER, CLOUDFORMATION],
    failureModes: ['A05', 'A23', 'B11', 'B14', 'E05'],
    example: { before: '"node_pools": ["sytem"]', after: '"node_pools": ["system"]' },
    subject: 'json',
    *check(project) {
      for (const [blocks, { accepts = {} }] of knownTypes(project)) {
        const table = new PathTable(accepts);
        for (const block of blocks) {
          for (const [leaf, , accepted] of table.leavesOf(block, isRefused)) {
            // Read already, for what policies say.
            if (accepted.json !== undefined && project.document(leaf.value) !== undefined) continue;
            const refused = refusedLiteral(leaf.value, accepted);
            if (refused === undefined) continue;
            const message = `accepted is ${refused.accepted}`;
            yield problemAt(block, leaf.path, { received: quoted(leaf.value), message, ...suggesting(refused.suggestion) });
          }
        }
      }
    },
  }),
  relationRule({
    id: 'JSN003',
    severity: 'error',
    title: 'Arguments that exclude each other, or one that is missing',
    why: 'The provider refuses the combination when it plans, or AWS when it makes the resource.',
    fix: 'write exactly what belongs together',
    sources: [PROVIDER],
    failureModes: ['A04'],
    example: {
      before: '"nat_gateway_id": "…", "gateway_id": "…"',
      after: '"nat_gateway_id": "…"',
    },
    subject: 'json',
    *check(project) {
      for (const [block, facts] of known(project, 'alternatives', 'needs')) {
        for (const { of, count, within } of facts.alternatives ?? []) {
          if (within !== undefined && !valuesOf(block, within).some(({ value }) => isObject(value))) continue;
          const present = of.filter((names) => valuesOf(block, names).some(({ value }) => isSet(value)));
          const [, second] = present;
          if (second !== undefined) {
            // One of them may turn out to be null.
            if (present.filter((names) => valuesOf(block, names).some(({ value }) => isConditional(value))).length > 0) continue;
            const message = `only one of ${of.join(', ')}`;
            yield problemAt(block, placeOf(block, second), { received: present.join(' and '), message });
          } else if (count === 'exactly one' && present.length === 0 && !hasNewer(block, facts)) {
            const at = within === undefined ? undefined : placeOf(block, within);
            yield problemAt(block, at, { received: 'none', message: `one of ${of.join(', ')} is required` });
          }
        }
        for (const { path, needs, because } of facts.needs ?? []) {
          const given = valuesOf(block, path).some(({ value }) => isSet(value) && !isUnknown(value));
          if (!given || valuesOf(block, needs).some(({ value }) => isSet(value))) continue;
          yield problemAt(block, placeOf(block, path), { received: `${path} without ${needs}`, message: because });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN005',
    severity: 'error',
    title: 'Settings of Auto Mode that do not agree',
    why: 'The three switches (compute, load balancing, block storage) go together, and nodes are authorised by access entries. The provider refuses a plan, or EKS the cluster.',
    fix: 'write all three switches with one literal value, and authentication_mode API or API_AND_CONFIG_MAP',
    sources: [AUTO_MODE, PROVIDER],
    failureModes: ['A02', 'A12'],
    example: {
      before: '"compute_config": { "enabled": true }',
      after:
        '"compute_config": { "enabled": true }, "storage_config": { "block_storage": { "enabled": true } }, "kubernetes_network_config": { "elastic_load_balancing": { "enabled": true } }',
    },
    subject: 'json',
    *check(project) {
      for (const [block, facts] of known(project, 'allEqual', 'implications')) {
        for (const { of, refusal } of facts.allEqual ?? []) {
          const switches = of.map((names) => ({ names, value: valueOf(block, names) ?? false }));
          const values = switches.map(({ value }) => literalBoolean(value));
          if (values.includes(undefined) || new Set(values).size === 1) continue;
          const received = switches.map(({ names, value }) => `${names} ${String(value)}`).join(', ');
          const off = of[values.indexOf(false)] ?? '';
          yield problemAt(block, placeOf(block, off), { received, message: refusal });
        }
        for (const { when, path, mustBe, refusal, whenMade } of facts.implications ?? []) {
          if (whenMade === true || !same(valueOf(block, when.path), when.is)) continue;
          const value = valueOf(block, path);
          if (value === undefined || isUnknown(value) || mustBe.some((one) => same(value, one))) continue;
          yield problemAt(block, placeOf(block, path), { received: quoted(value), message: refusal });
        }
      }
    },
  }),
];

function refusedLiteral(value: Json, accepted: Accepted): Refused | undefined {
  const { oneOf, laterAlso, numbers, min, max } = accepted;
  // Terraform turns text into numbers where an argument is a number, and numbers into text.
  const isNumber = numbers !== undefined || min !== undefined || max !== undefined;
  const text = typeof value === 'number' ? String(value) : literalText(value);
  if (text === undefined) return undefined;
  if (isNumber) return /^-?\d+$/.test(text) ? refusedBy(Number(text), accepted) : undefined;
  const refused = refusedBy(text, accepted);
  if (refused === undefined || oneOf === undefined || laterAlso === undefined) return refused;
  return refusedBy(text, { ...accepted, oneOf: [...oneOf, ...laterAlso] });
}

/** A later provider may have another alternative: an id or ARN that the facts do not name. */
const hasNewer = ({ body }: Block, { accepts = {}, alternatives = [] }: ResourceFacts): boolean =>
  Object.keys(body).some(
    (name) => /_(?:arn|id)$/.test(name) && accepts[name] === undefined && !alternatives.some(({ of }) => of.includes(name)),
  );

const same = (value: Json | undefined, wanted: Json): boolean =>
  value === wanted || (typeof wanted === 'boolean' && literalBoolean(value) === wanted);
