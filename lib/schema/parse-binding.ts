/** What the text of one generated binding says, before it becomes a schema. */
export interface ParsedBinding {
  /** Type and version as the generator noted them: `6.25.0`. */
  readonly providerVersion: string;
  /** Name of the resource, data source or provider class. */
  readonly root: string;
  /** Members by class: the root, and one class per block (`EksClusterVpcConfigOutputReference`). */
  readonly classes: ReadonlyMap<string, readonly Member[]>;
  /** What can be configured, by struct in lower camel case (`eksClusterVpcConfig`), and for the root under its class name. */
  readonly mappings: ReadonlyMap<string, readonly Mapping[]>;
  /** Required arguments by interface, in camel case. */
  readonly requiredByInterface: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One member of a class, with the generator's note: `// version - computed: true, optional: true, required: false`. */
export interface Member {
  readonly name: string;
  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;
  /** `EksClusterVpcConfigOutputReference`, `RouteTableRouteList`, `cdktf.StringMap`; undefined for plain values. */
  readonly holder: string | undefined;
  /** For holders: the third argument, which says that the elements form a set. */
  readonly wrapsSet: boolean;
  /** The getter's expression: `this.getStringAttribute('arn')`. */
  readonly getter: string;
}

/** One line of the mapper to HCL; the only place that tells lists from sets, and blocks from attributes. */
export interface Mapping {
  readonly name: string;
  /** `struct!.subnetIds`, `this._vpcConfig.internalValue`: the camel case name is its last part. */
  readonly property: string;
  /** `simple`, `list`, `set`, `map`, `struct` */
  readonly shape: string;
  /** `string`, `stringList`, `EksClusterVpcConfigList` */
  readonly storage: string;
  /** Struct that is mapped: `eksClusterVpcConfig`; undefined for plain values. */
  readonly struct: string | undefined;
  /** `listMapperHcl(x, true)`: blocks; `false`: an attribute that holds objects; undefined: no list mapper. */
  readonly listOfBlocks: boolean | undefined;
  /** Written out as null when it is not set: then the attribute's type is a plain object, in which nothing may be missing. */
  readonly alwaysWritten: boolean;
}

const CLASS = /^export class (\w+) extends cdktf\.(\w+) \{\n([\s\S]*?)^\}/gm;
const MEMBER =
  /^ {2}\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)\n(?: {2}private \w+\??(?:: [^=\n]*)?(?: = new ([\w.]+)\(this, "\w+"(?:, (\w+))?\))?; *\n)? {2}public get \w+\(\)[^{]*\{\n\s*return (.*);/gm;
const MAPPER = /^export function (\w+)ToHclTerraform\([\s\S]*?^\}/gm;
const ROOT_MAPPER = /^ {2}protected synthesizeHclAttributes\(\)[\s\S]*?^ {2}\}/m;
const MAPPING = /^ {4,6}(\w+): \{\n\s+value: (.*),\n\s+isBlock: \w+,\n\s+type: "(\w+)",\n\s+storageClassType: "(\w+)",/gm;
const INTERFACE = /^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm;
const REQUIRED_PROPERTY = /^ {2}readonly (\w+):/gm;
const ROOTS = new Set(['TerraformResource', 'TerraformDataSource', 'TerraformProvider']);

export function parseBinding(source: string): ParsedBinding {
  const classes = new Map<string, readonly Member[]>();
  const mappings = new Map<string, readonly Mapping[]>();
  const requiredByInterface = new Map<string, ReadonlySet<string>>();
  let root = '';

  for (const [, name, base, body] of matches(source, CLASS)) {
    if (ROOTS.has(base)) {
      root = name;
      mappings.set(name, parseMappings(ROOT_MAPPER.exec(body)?.[0] ?? ''));
    }
    if (ROOTS.has(base) || base === 'ComplexObject') classes.set(name, parseMembers(body));
  }
  for (const [text, name] of matches(source, MAPPER)) mappings.set(name, parseMappings(text));
  for (const [, name, body] of matches(source, INTERFACE)) {
    requiredByInterface.set(name, new Set(matches(body, REQUIRED_PROPERTY).map(([, property]) => property)));
  }
  if (root === '') throw new Error('the binding has no resource, data source or provider class');
  return { providerVersion: /providerVersion: '([^']*)'/.exec(source)?.[1] ?? '', root, classes, mappings, requiredByInterface };
}

function parseMembers(body: string): Member[] {
  return matches(body, MEMBER).map(([, name, computed, optional, required, holder, wrapsSet, getter]) => ({
    name,
    computed: computed === 'true',
    optional: optional === 'true',
    required: required === 'true',
    holder: holder === '' ? undefined : holder,
    wrapsSet: wrapsSet === 'true',
    getter,
  }));
}

function parseMappings(text: string): Mapping[] {
  return matches(text, MAPPING).map(([, name, value, shape, storage]) => ({
    name,
    property:
      /\((?:struct!|this)\.([\w.]+)\)$/
        .exec(value)?.[1]
        ?.replace(/^_/, '')
        .replace(/\.internalValue$/, '') ?? '',
    shape,
    storage,
    struct: /(?<!cdktf\.)\b([a-z]\w*)ToHclTerraform\b/.exec(value)?.[1],
    listOfBlocks: listFlag(value),
    alwaysWritten: value.includes('=== undefined ? null'),
  }));
}

function listFlag(value: string): boolean | undefined {
  const flag = /listMapperHcl\(.*?, (true|false)\)\((?:struct|this)/.exec(value)?.[1];
  return flag === undefined ? undefined : flag === 'true';
}

/** Groups that took no part in a match are empty, so that they need no guard. */
function matches<Groups extends string[] = [string, string, string, string, string, string, string, string]>(
  text: string,
  expression: RegExp,
): Groups[] {
  return [...text.matchAll(expression)].map((match) => Array.from(match, (group: string | undefined) => group ?? '') as Groups);
}
