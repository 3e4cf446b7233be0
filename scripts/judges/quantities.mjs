// Quantities are written in the form that the API server leaves alone, so that Terraform finds them as it wrote them.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('../../register.cjs');
const { canonicalQuantity } = require('../../lib/model/kubernetes/quantity.ts');

const amounts = ['1', '2.5', '0.5', '10', '100', '1000', '1024', '1500', '0.0015', '+7', '1.50', '123456789', '0'];
const units = ['', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3', 'E2'];
const written = [
  ...amounts.flatMap((amount) => units.map((unit) => `${amount}${unit}`)),
  '1n',
  '1500u',
  '3E',
  '2Ti',
  '0.0000000001',
];

export function quantities(api, report) {
  // A quota takes every quantity for memory; many in one request, each in an object of its own.
  const items = written.map((quantity, index) => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: `quantity-${index}`, namespace: 'default' },
    spec: { hard: { 'requests.memory': canonicalQuantity(quantity) } },
  }));
  const path = String.raw`jsonpath={.spec.hard.requests\.memory}{"\n"}`;
  const kept = api.must('create', '--dry-run=server', `--output=${path}`, '-f', '-', { items }).trim().split('\n');
  report(
    `it keeps ${written.length} quantities as we write them`,
    written.flatMap((quantity, index) => {
      const [is, ours] = [kept[index], canonicalQuantity(quantity)];
      return is === ours ? [] : [`${quantity} is ${is}, and we write ${ours}`];
    }),
  );
}
