import { listed } from '../rules/texts';
import { elements } from '../terraform/addresses';
import { isObject, objects, type StackJson } from '../terraform/stack-json';
import type { InputVariable } from './input-variables';
import { formatPlace, type StatePlace } from './state-place';
import { importOverride } from './unread-arguments';

/** What the README of an exported stack is made of; nothing in it depends on when or where it was exported. */
export interface ReadmeContent {
  readonly name: string;
  readonly stack: StackJson;
  readonly format: 'json' | 'hcl';
  /** Where the stack comes from: `envs/staging.ts`. */
  readonly origin: string;
  /** The command that writes this folder again. */
  readonly command: string;
  /** Stacks that have to be applied before. */
  readonly after: readonly string[];
  readonly before: StatePlace;
  readonly place: StatePlace;
  readonly variables: readonly InputVariable[];
  /** Folders of the states that are read, by stack. */
  readonly hasTests: boolean;
}

/** What it is, what it needs, how it is applied, and how a team takes over what exists. */
export function readme(content: ReadmeContent): string {
  const parts = [
    introduction(content),
    applying(content),
    takingOver(content),
    inputs(content),
    outputs(content),
    addressList(content),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function introduction({ name, stack, format, origin, command }: ReadmeContent): string {
  const resources = elements(stack).filter(({ kind }) => kind === 'resource').length;
  return `# ${name}

${resources} resource${resources === 1 ? '' : 's'} in one state, as Terraform ${format === 'hcl' ? 'in HCL' : 'in JSON (`main.tf.json`)'}. From here on nothing but Terraform is needed.

Written from ${origin} by

\`\`\`console
$ ${command}
\`\`\`

Written again, it shows what changes, and does not overwrite what somebody has edited: \`.eks-auto-export.json\` remembers what was
written. Files of your own beside these stay.`;
}

function applying({ stack, after, place, variables, hasTests }: ReadmeContent): string {
  const open = variables.filter(({ value }) => value === undefined);
  const accounts = objects(stack['provider']).flatMap((providers) =>
    objects(providers['aws']).flatMap(({ allowed_account_ids: ids }) => (Array.isArray(ids) ? ids.map(String) : [])),
  );
  const version = objects(stack['terraform']).map((terraform) => terraform['required_version'])[0];
  const points = [
    `Terraform ${typeof version === 'string' ? `\`${version}\`` : ''}`,
    ...(accounts.length === 0 ? [] : [`credentials of AWS account ${listed([...new Set(accounts)], 'and')}; others are refused`]),
    `state: ${formatPlace(place)}`,
    ...(after.length === 0 ? [] : [`before it: ${listed(after, 'and')}`]),
    ...(open.length === 0 ? [] : ['values for its [inputs](#inputs)']),
  ];
  const tests = 'Without credentials, `terraform test` (1.7 or newer) tells when a change would replace something.';
  return `## Apply

${points.map((point) => `- ${point}`).join('\n')}

\`\`\`console
$ terraform init
$ terraform plan -out plan.tfplan
$ terraform apply plan.tfplan
\`\`\`

\`init\` writes \`.terraform.lock.hcl\`, the versions of the providers: commit it.${hasTests ? `\n${tests}` : ''}`;
}

const MOVED = (address: string): string => `\`\`\`hcl
moved {
  from = ${address}
  to   = module.platform.${address}
}
\`\`\``;

function takingOver({ name, stack, before, place }: ReadmeContent): string {
  const same = JSON.stringify(before) === JSON.stringify(place);
  const resources = elements(stack).filter(({ kind }) => kind === 'resource');
  const address = (resources.find(({ type }) => type === 'aws_vpc' || type === 'aws_eks_cluster') ?? resources[0])?.address;
  return [
    '## Take over what exists',
    'The addresses here are those of the state, hyphens included, so nothing has to be moved or imported.',
    ...(same ? stateStays(name) : stateMoves(name, before, place)),
    `**Without the state.** [take-over/import.tf](take-over/import.tf) has import blocks and says what to do with them${importOverride(stack) === undefined ? '' : ';\n[take-over/imported_override.tf](take-over/imported_override.tf) stays afterwards'}.`,
    ...(address === undefined
      ? []
      : [
          `**Into a module of yours.** Backend and providers stay in your root module, and so does the state. Write a \`moved\` block into the
root module for each address below that is no data source; the plan then moves, and creates and destroys nothing. Under another name, the
same with that name.`,
          MOVED(address),
        ]),
  ].join('\n\n');
}

const stateStays = (name: string): readonly string[] => [
  `**The state stays where it is.** \`terraform init\`, then \`terraform plan\`: it has to say "No changes". Then whoever applied
${name} so far stops, and this folder goes on.`,
  `**The state moves to a place of yours.** First as above. Then write your \`backend\` block in place of the one here and run
\`terraform init -migrate-state\`.`,
];

const stateMoves = (name: string, before: StatePlace, place: StatePlace): readonly string[] => [
  `**The state moves.** So far: ${formatPlace(before)}. Here: ${formatPlace(place)}. Copy it once, from the folder that
${name} was applied from so far; the plan at the end has to say "No changes".`,
  `\`\`\`console
$ terraform -chdir=<folder so far> state pull > before.tfstate
$ terraform init
$ terraform state push before.tfstate
$ terraform plan
$ rm before.tfstate
\`\`\``,
];

function inputs({ variables, stack }: ReadmeContent): string {
  const others = elements(stack).filter(({ kind, name }) => kind === 'variable' && !variables.some((one) => one.name === name));
  if (variables.length + others.length === 0) return '';
  const rows = [
    ...variables.map(({ name, type = 'any', description, value }) => [
      `\`${name}\``,
      `\`${type}\``,
      description,
      value === undefined ? 'to be given' : 'in `terraform.tfvars`',
    ]),
    ...others.map(({ name, body }) => {
      const { type, description, default: fallback } = isObject(body) ? body : {};
      const said = typeof description === 'string' ? description : '';
      return [
        `\`${name}\``,
        `\`${typeof type === 'string' ? type : 'any'}\``,
        said,
        fallback === undefined ? 'to be given' : 'has a default',
      ];
    }),
  ];
  const open = variables.filter(({ value, producer }) => value === undefined && producer !== undefined);
  const commands = [...new Set(open.map(({ producer }) => producer ?? ''))].map((producer) => {
    const members = open.filter((one) => one.producer === producer).map(({ name, output }) => `${name}: .${output}.value`);
    return `$ terraform -chdir=../${producer} output -json | jq '{${members.join(', ')}}' > ${producer}.auto.tfvars.json`;
  });
  const how =
    commands.length === 0
      ? ''
      : `\n\nWhat other stacks give is known when they are applied:\n\n\`\`\`console\n${commands.join('\n')}\n\`\`\``;
  return `## Inputs\n\n${table(['name', 'type', 'what it is', 'value'], rows)}${how}`;
}

function outputs({ stack }: ReadmeContent): string {
  const rows = elements(stack).flatMap(({ kind, name, body }) => {
    if (kind !== 'output') return [];
    const description = isObject(body) ? body['description'] : undefined;
    return [[`\`${name}\``, typeof description === 'string' ? description : '']];
  });
  return rows.length === 0 ? '' : `## Outputs\n\n${table(['name', 'what it is'], rows)}`;
}

function addressList({ stack }: ReadmeContent): string {
  const found = elements(stack).filter(({ kind }) => kind === 'resource' || kind === 'data' || kind === 'module');
  return `## Addresses\n\n\`\`\`text\n${found.map(({ address }) => address).join('\n')}\n\`\`\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
