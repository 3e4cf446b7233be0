import { wholeReference } from '../../terraform/block';
import { isObject, type JsonObject } from '../../terraform/stack-json';
import { type AnyRelationRule, relationRule } from '../rule';
import { leavesOf, placeOf, problemAt, valueOf } from './json-project';
import { isConditional, isSet } from './written';

const date = '2026-11-28';
const TABLE = { url: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/resources/route_table', date };
const CODE = {
  url: 'https://github.com/hashicorp/terraform-provider-aws/blob/v6.25.0/internal/service/ec2/vpc_route_table.go',
  date,
};

const TABLES = ['aws_route_table', 'aws_default_route_table'] as const;
const DESTINATIONS = ['cidr_block', 'ipv6_cidr_block', 'destination_prefix_list_id'];

/** Routes that stand inside their table. What they refer to is judged with all references (JSN001). */
export const inlineRouteRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN092',
    severity: 'error',
    title: 'A route inside a table without exactly one destination and one target',
    why: 'Terraform plans it; when it is applied the provider refuses the route and leaves a table without it.',
    fix: 'write one of cidr_block, ipv6_cidr_block and destination_prefix_list_id, and one target such as gateway_id',
    sources: [CODE, TABLE],
    example: {
      before: '"route": [{ "cidr_block": "0.0.0.0/0" }]',
      after: '"route": [{ "cidr_block": "0.0.0.0/0", "gateway_id": "${aws_internet_gateway.main.id}" }]',
    },
    subject: 'json',
    *check(project) {
      for (const table of project.resources(...TABLES)) {
        if (table.body['route'] === undefined) continue;
        for (const { value, path } of leavesOf(table, 'route')) {
          const message = isObject(value) ? problemOf(value) : undefined;
          if (message !== undefined) yield problemAt(table, path, message);
        }
      }
    },
  }),
  relationRule({
    id: 'JSN093',
    severity: 'warning',
    title: 'Routes inside a table and of their own',
    why: 'A table with routes inside owns all of its routes: it removes those of aws_route in every other apply, and traffic stops until the next one.',
    fix: 'move the routes out of the table, into aws_route',
    sources: [TABLE],
    example: {
      before:
        '"aws_route_table": { "a": { "route": [ … ] } }, "aws_route": { "b": { "route_table_id": "${aws_route_table.a.id}" } }',
      after: '"aws_route_table": { "a": { } }, "aws_route": { "a": { … }, "b": { … } }',
    },
    subject: 'json',
    *check(project) {
      for (const table of project.resources(...TABLES)) {
        // An empty list is how one says that a table shall have no routes.
        if (table.body['route'] === undefined || leavesOf(table, 'route').length === 0) continue;
        const other = project
          .beside(table, 'aws_route')
          .find((route) => wholeReference(valueOf(route, 'route_table_id'))?.address === table.address);
        if (other === undefined) continue;
        yield problemAt(table, placeOf(table, 'route'), { message: `${other.address} is a route of this table, too` });
      }
    },
  }),
];

function problemOf(route: JsonObject): { readonly received: string; readonly message: string } | undefined {
  const written = Object.keys(route).filter((name) => isSet(route[name]));
  if (written.some((name) => isConditional(route[name]))) return undefined;
  const targets = written.filter((name) => !DESTINATIONS.includes(name) && /_(?:id|arn)$/.test(name));
  const destinations = written.filter((name) => DESTINATIONS.includes(name));
  for (const [names, what, examples] of [
    [destinations, 'destination', DESTINATIONS.join(', ')],
    [targets, 'target', 'gateway_id, nat_gateway_id and others'],
  ] as const) {
    if (names.length === 1) continue;
    return { received: names.length === 0 ? `no ${what}` : names.join(' and '), message: `one ${what}: ${examples}` };
  }
  return undefined;
}
