// Writes the program to compare with: plain cdktf and L1 resources, as a person would write them by hand for the same
// Terraform JSON. References are attributes (`vpcMain.id`), policies are `JSON.stringify`, an environment is three
// parameters. What is generated is checked by comparing the JSON that it gives, so nothing here has to be trusted.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import prettier from 'prettier';

const require = createRequire(import.meta.url);

const PARTS = ['network', 'cluster', 'platform'];

/** Arguments that cdktf's S3 backend knows; the others are overrides. */
const S3_BACKEND = new Set(['bucket', 'key', 'region', 'encrypt', 'kmsKeyId']);

/**
 * @param folder where to write
 * @param stacks JSON without comments by part (`network`, `cluster`), made from the parameters in `sample`
 */
export async function generate(folder, stacks, sample) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = async (name, text) =>
    writeFileSync(join(folder, name), await prettier.format(text, { parser: 'typescript', printWidth: 130, singleQuote: true }));
  await write('environment.ts', ENVIRONMENT);
  for (const [part, json] of Object.entries(stacks)) await write(`${part}-stack.ts`, new StackWriter(part, json, sample).text());
  await write('main.ts', mainText(PARTS.filter((part) => part in stacks)));
}

const ENVIRONMENT = `
/** What differs from environment to environment. */
export interface Environment {
  readonly name: string;
  readonly account: string;
  /** The first two numbers of its /16. */
  readonly network: string;
}
`;

/** @param parts in the order in which they are applied */
const mainText = (parts) => `
import { App } from 'cdktf';
import { readFileSync } from 'node:fs';
${parts.map((part) => `import { ${pascal(part)}Stack } from './${part}-stack';`).join('\n')}
import type { Environment } from './environment';

const environments = JSON.parse(readFileSync('environments.json', 'utf8')) as readonly Environment[];

const app = new App();
for (const environment of environments) {
  ${parts.map((part) => `const ${part} = new ${pascal(part)}Stack(app, environment);`).join('\n')}
  ${parts
    .slice(1)
    .map((part, index) => `${part}.addDependency(${parts[index]});`)
    .join('\n')}
}
app.synth();
`;

class StackWriter {
  constructor(part, json, sample) {
    this.part = part;
    this.json = json;
    this.sample = sample;
    this.imports = new Map();
    this.blocks = [
      ...Object.entries(json.provider).flatMap(([name, bodies]) =>
        bodies.map((body) => ({ kind: 'provider', type: name, name, address: '', body })),
      ),
      ...this.typed('data', 'data.'),
      ...this.typed('resource', ''),
      ...Object.entries(json.output ?? {}).map(([name, body]) => ({ kind: 'output', type: 'output', name, address: '', body })),
    ];
    this.byAddress = new Map(this.blocks.map((block) => [block.address, block]));
  }

  typed(kind, prefix) {
    return Object.entries(this.json[kind] ?? {}).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, body]) => ({ kind, type, name, body, address: `${prefix}${type}.${name}` })),
    );
  }

  text() {
    const statements = [...this.settings(), ...this.inOrder().map((block) => this.statement(block))];
    this.use('TerraformStack', 'cdktf');
    const modules = [...new Set(this.imports.values())];
    const imports = modules.map((module) => {
      const names = [...this.imports].filter(([, from]) => from === module).map(([name]) => name);
      return `import { ${names.join(', ')} } from '${module}';`;
    });
    return `
      import type { Construct } from 'constructs';
      import type { Environment } from './environment';
      ${imports.join('\n')}

      export class ${pascal(this.part)}Stack extends TerraformStack {
        public constructor(scope: Construct, environment: Environment) {
          super(scope, \`\${environment.name}-${this.part}\`);
          ${statements.join('\n')}
        }
      }
    `;
  }

  settings() {
    const { backend, required_providers: providers, required_version: version } = this.json.terraform;
    const { s3, ...otherBackends } = backend;
    if (s3 === undefined || Object.keys(otherBackends).length > 0) throw new Error('the bare program knows the S3 backend only');
    const known = Object.entries(s3).filter(([key]) => S3_BACKEND.has(camel(key)));
    const overrides = [
      ...Object.entries(s3)
        .filter(([key]) => !S3_BACKEND.has(camel(key)))
        .map(([key, value]) => [`terraform.backend.s3.${key}`, value]),
      ['terraform.required_version', version],
      ...Object.entries(providers).map(([name, body]) => [`terraform.required_providers.${name}`, body]),
    ];
    return [
      `new ${this.use('S3Backend', 'cdktf')}(this, ${this.object(Object.fromEntries(known), camel)});`,
      ...overrides.map(([path, value]) => `this.addOverride('${path}', ${this.value(value, (key) => key)});`),
    ];
  }

  /** What is referred to before what refers to it. */
  inOrder() {
    const done = new Set();
    const order = [];
    const visit = (block) => {
      if (done.has(block)) return;
      done.add(block);
      const text = JSON.stringify(block.body);
      for (const other of this.blocks) {
        if (other !== block && other.address !== '' && mentions(text, other.address)) {
          other.isReferred = true;
          visit(other);
        }
      }
      order.push(block);
    };
    for (const block of this.blocks) visit(block);
    return order;
  }

  statement(block) {
    const { kind, type, name, body } = block;
    const { className, config } = this.construction(kind, type, body);
    // Names are unique within a type only, ids of constructs within the whole stack.
    const isUnique = this.blocks.every((other) => other === block || other.name !== name);
    const id = isUnique ? name : `${type.replace(/^aws_/, '')}_${name}`;
    const made = `new ${className}(this, '${id}', ${config})`;
    const variable = this.variable(block);
    if (type === 'terraform_data') {
      const input = this.value(body.input, (key) => key);
      return `const ${variable} = ${made};\n${variable}.overrideLogicalId('${name}');\n${variable}.addOverride('input', ${input});`;
    }
    if (isUnique) return block.isReferred ? `const ${variable} = ${made};` : `${made};`;
    const override = `.overrideLogicalId('${name}');`;
    return block.isReferred ? `const ${variable} = ${made};\n${variable}${override}` : `${made}${override}`;
  }

  construction(kind, type, body) {
    if (kind === 'output') {
      return { className: this.use('TerraformOutput', 'cdktf'), config: this.object(body, (key) => key) };
    }
    if (type === 'terraform_remote_state') {
      const className = this.use(`DataTerraformRemoteState${pascal(body.backend)}`, 'cdktf');
      return { className, config: this.object(body.config, camel) };
    }
    // cdktf's own class for it would start Terraform during every synthesis.
    if (type === 'terraform_data') {
      return { className: this.use('TerraformResource', 'cdktf'), config: `{ terraformResourceType: '${type}' }` };
    }
    const from = moduleOf({ kind, type });
    if (kind === 'provider') {
      return { className: this.use(`${pascal(type)}Provider`, from), config: this.object(body, this.keysOf(declarations(from))) };
    }
    const [className] = Object.entries(require(from)).find(([, value]) => value.tfResourceType === type) ?? [];
    if (className === undefined) throw new Error(`${from} has no class of ${type}`);
    this.use(className, from);
    const { depends_on: dependencies, lifecycle, ...args } = body;
    const members = [
      ...this.members(args, this.keysOf(declarations(from))),
      ...(dependencies === undefined
        ? []
        : [`dependsOn: [${dependencies.map((address) => this.variable(this.byAddress.get(address))).join(', ')}]`]),
      ...(lifecycle === undefined ? [] : [`lifecycle: ${this.object(lifecycle, camel)}`]),
    ];
    return { className, config: `{ ${members.join(', ')} }` };
  }

  /** A function that says how the keys of an object are written: like arguments, or as they are where they are data. */
  keysOf(types) {
    const keys = (key) => camel(key);
    keys.below = (key) =>
      new RegExp(`readonly ${camel(key)}\\??: \\{`).test(types) ? Object.assign((name) => name, { below: undefined }) : keys;
    return keys;
  }

  value(value, keys) {
    if (typeof value === 'string') return this.string(value);
    if (Array.isArray(value)) return `[${value.map((element) => this.value(element, keys)).join(', ')}]`;
    if (value !== null && typeof value === 'object') return this.object(value, keys);
    return String(value);
  }

  object(object, keys) {
    return `{ ${this.members(object, keys).join(', ')} }`;
  }

  members(object, keys) {
    return Object.entries(object).map(([key, value]) => {
      const name = keys(key);
      const written = this.string(name);
      const isTemplate = written.startsWith('`');
      const shown = isTemplate ? `[${written}]` : written;
      return `${shown}: ${this.value(value, keys.below?.(key) ?? keys)}`;
    });
  }

  /** A string as a person writes it: a reference, a policy, a template with parameters, or just text. */
  string(text) {
    if (text.startsWith('{"')) {
      const policy = JSON.parse(text);
      if (JSON.stringify(policy) === text) return `JSON.stringify(${this.value(policy, (key) => key)})`;
    }
    const parts = this.parts(text);
    if (parts.length === 1 && parts[0].expression !== undefined) return parts[0].expression;
    if (parts.every(({ expression }) => expression === undefined)) return quoted(text);
    const written = parts.map(({ expression, literal }) =>
      expression === undefined ? literal.replace(/[`\\]|\$(?=\{)/g, '\\$&') : `\${${expression}}`,
    );
    return `\`${written.join('')}\``;
  }

  parts(text) {
    const { name, account, network } = this.sample;
    const parameters = { [name]: 'environment.name', [account]: 'environment.account', [network]: 'environment.network' };
    const parameter = Object.keys(parameters)
      .map((value) => value.replaceAll('.', '\\.'))
      .join('|');
    const pattern = new RegExp(`(?<!\\$)\\$\\{((?:\\w+\\()*(?:data\\.)?[\\w-]+\\.[^}]*)\\}|${parameter}`, 'g');
    const parts = [];
    let at = 0;
    for (const match of text.matchAll(pattern)) {
      if (match.index > at) parts.push({ literal: text.slice(at, match.index) });
      parts.push({ expression: match[1] === undefined ? parameters[match[0]] : this.reference(match[1]) });
      at = match.index + match[0].length;
    }
    if (at < text.length || text === '') parts.push({ literal: text.slice(at) });
    return parts;
  }

  /** `aws_vpc.main.id` → `vpcMain.id`, `base64decode(…)` → `Fn.base64decode(…)` */
  reference(expression) {
    const [, called, argument] = /^(\w+)\((.*)\)$/.exec(expression) ?? [];
    if (called !== undefined) return `${this.use('Fn', 'cdktf')}.${camel(called)}(${this.reference(argument)})`;
    const words = expression.split('.');
    const address = words.splice(0, words[0] === 'data' ? 3 : 2).join('.');
    const block = this.byAddress.get(address);
    if (block === undefined) throw new Error(`nothing has the address ${address}`);
    if (block.type === 'terraform_remote_state') {
      return `${this.variable(block)}.getString(${quoted(words.slice(1).join('.'))})`;
    }
    const types = declarations(moduleOf(block));
    const attributes = words.map((word) => {
      const [, attribute, index] = /^(\w+)(?:\[(\d+)\])?$/.exec(word);
      const isList = new RegExp(`get ${camel(attribute)}\\(\\): \\w+List;`).test(types);
      return `.${camel(attribute)}${isList ? `.get(${index})` : ''}`;
    });
    return this.variable(block) + attributes.join('');
  }

  variable({ type, name }) {
    return camel(`${type.replace(/^(aws|terraform)_/, '')}_${name}`.replace(/[^A-Za-z0-9]+/g, '_'));
  }

  use(name, from) {
    this.imports.set(name, from);
    return name;
  }
}

function moduleOf({ kind, type }) {
  const [provider, ...words] = type.split('_');
  const base = `@cdktf/provider-${provider}/lib`;
  if (kind === 'provider') return `${base}/provider`;
  return kind === 'data' ? `${base}/data-${provider}-${words.join('-')}` : `${base}/${words.join('-')}`;
}

const declarations = (from) => readFileSync(require.resolve(from).replace(/\.js$/, '.d.ts'), 'utf8');

const mentions = (text, address) => new RegExp(`(?<![\\w.-])${address.replaceAll('.', '\\.')}(?![\\w-])`).test(text);

const camel = (text) => text.replace(/_([a-z0-9])/gi, (_, letter) => letter.toUpperCase());
const pascal = (text) => camel(`_${text}`);
const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
