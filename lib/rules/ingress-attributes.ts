import {
  attributesOfOthers,
  isForHttps,
  listenerAttributes,
  listenerAttributesSource,
  loadBalancerAttributes,
  loadBalancerAttributesSource,
  logBuckets,
  type AttributeForm,
} from '../aws/load-balancer-attributes';
import { isReference } from '../model/reference';
import { didYouMean } from './did-you-mean';
import type { InputPath } from './input-path';
import { relationRule, type Problem, type Rule } from './rule';
import { suggesting } from './texts';

/** Attributes that an ingress class gives its load balancers and their listeners. */
export const ingressAttributeRules: readonly Rule[] = [
  relationRule({
    id: 'ING010',
    severity: 'warning',
    title: 'An attribute that load balancers do not have, or cannot have with this value',
    why: 'The API takes any text. The controller hands all attributes to AWS at once, which refuses them together; the reason stands only in the events of the Ingress, and the load balancer keeps what it had. The list is of November 2026; AWS may have added to it.',
    fix: 'write the attribute and the value as AWS lists them',
    sources: [loadBalancerAttributesSource, listenerAttributesSource],
    failureModes: ['F07'],
    example: {
      before: "loadBalancerAttributes: { 'idle_timeout.timeout_second': '120' }",
      after: "loadBalancerAttributes: { 'idle_timeout.timeout_seconds': '120' }",
    },
    subject: 'platform',
    *check({ ingressClasses }) {
      for (const { name, loadBalancerAttributes: written, listeners } of ingressClasses) {
        const path = ['ingressClasses', name];
        yield* problemsOf(written, loadBalancerAttributes, [...path, 'loadBalancerAttributes']);
        yield* withoutBucket(written, [...path, 'loadBalancerAttributes']);
        for (const [index, { protocol, attributes = {} }] of listeners.entries()) {
          const at = [...path, 'listeners', index, 'attributes'];
          yield* problemsOf(attributes, listenerAttributes, at);
          for (const key of Object.keys(attributes).filter((one) => protocol === 'HTTP' && isForHttps(one))) {
            yield { path: [...at, key], received: `'${key}'`, message: 'only HTTPS listeners have this header' };
          }
        }
      }
    },
  }),
];

function* problemsOf(
  written: Readonly<Record<string, string>>,
  known: ReadonlyMap<string, AttributeForm>,
  path: InputPath,
): Iterable<Problem> {
  for (const [key, value] of Object.entries(written)) {
    const at = [...path, key];
    const form = known.get(key);
    if (isReference(key)) continue;
    if (form === undefined) {
      const message = attributesOfOthers.has(key)
        ? 'Application Load Balancers do not have it'
        : 'AWS lists no attribute of this name here';
      yield { path: at, received: `'${key}'`, message, ...suggesting(didYouMean(key, known.keys())) };
    } else if (!isReference(value)) {
      const wanted = whatIsWanted(form, value);
      const near = Array.isArray(form) ? didYouMean(value, form as readonly string[]) : undefined;
      if (wanted !== undefined) yield { path: at, received: `'${value}'`, message: wanted, ...suggesting(near, value) };
    }
  }
}

function whatIsWanted(form: AttributeForm, value: string): string | undefined {
  if (form === 'text') return undefined;
  if (!('from' in form)) return form.includes(value) ? undefined : `accepted is ${form.join(', ')}`;
  const { from, to } = form;
  return /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to ? undefined : `a whole number from ${from} to ${to}`;
}

/** AWS refuses logs without a place for them. */
function* withoutBucket(written: Readonly<Record<string, string>>, path: InputPath): Iterable<Problem> {
  for (const [enabled, bucket] of logBuckets) {
    if (written[enabled] !== 'true' || (written[bucket] ?? '') !== '') continue;
    yield { path: [...path, enabled], received: "'true'", message: `logs need ${bucket} beside it` };
  }
}
