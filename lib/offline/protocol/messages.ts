import protobuf from 'protobufjs';
import type { Block, Nesting, ProviderSchema, Schema } from '../../schema/schema';
import { mapValues } from '../../schema/schema';
import { TFPLUGIN6 } from './tfplugin6';
import type { WireValue } from './value';

/** Something the provider tells the person who runs Terraform. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  /** Names and indices below the block. */
  readonly path?: AttributePath;
}

/** Attribute names, list indices and map keys; elements of sets cannot be named. */
export type AttributePath = readonly (string | number)[];

/** Requests, as far as the provider reads them. */
export interface ResourceRequest {
  readonly typeName: string;
  readonly config?: WireValue;
  readonly priorState?: WireValue;
  readonly proposedNewState?: WireValue;
  readonly plannedState?: WireValue;
  readonly currentState?: WireValue;
  readonly priorPrivate?: Uint8Array;
  readonly plannedPrivate?: Uint8Array;
  readonly private?: Uint8Array;
  readonly rawState?: { readonly json?: Uint8Array };
  readonly sourceState?: { readonly json?: Uint8Array };
  readonly targetTypeName?: string;
  readonly id?: string;
}

/** A method of the provider service, with its messages. */
export interface RemoteMethod {
  readonly name: string;
  readonly path: string;
  readonly request: protobuf.Type;
  readonly response: protobuf.Type;
}

let parsed: readonly RemoteMethod[] | undefined;

/** Every method of the protocol that is served. */
export function remoteMethods(): readonly RemoteMethod[] {
  if (parsed === undefined) {
    const { root } = protobuf.parse(TFPLUGIN6);
    root.resolveAll();
    const service = root.lookupService('tfplugin6.Provider');
    parsed = service.methodsArray.map((method) => ({
      name: method.name,
      path: `/tfplugin6.Provider/${method.name}`,
      request: root.lookupType(`tfplugin6.${method.requestType}`),
      response: root.lookupType(`tfplugin6.${method.responseType}`),
    }));
  }
  return parsed;
}

export const SERVER_CAPABILITIES = { planDestroy: true, getProviderSchemaOptional: true, moveResourceState: true } as const;

export function diagnosticMessages(diagnostics: readonly Diagnostic[]): object[] {
  return diagnostics.map(({ severity, summary, detail, path }) => ({
    severity: severity === 'error' ? 1 : 2,
    summary,
    detail: detail ?? '',
    ...(path === undefined ? {} : { attribute: pathMessage(path) }),
  }));
}

export function pathMessage(path: AttributePath): object {
  return { steps: path.map((part) => (typeof part === 'number' ? { elementKeyInt: part } : { attributeName: part })) };
}

/** The answer to GetProviderSchema; descriptions are left out because Terraform refuses messages above 64 MiB. */
export function encodeSchema(schema: ProviderSchema): Uint8Array {
  const response = remoteMethods().find(({ name }) => name === 'GetProviderSchema')?.response;
  if (response === undefined) throw new Error('the protocol has no GetProviderSchema');
  const message = {
    provider: oneSchema(schema.config),
    resourceSchemas: mapValues(schema.resources, oneSchema),
    dataSourceSchemas: mapValues(schema.dataSources, oneSchema),
    serverCapabilities: SERVER_CAPABILITIES,
  };
  return response.encode(message).finish();
}

const NESTING: Readonly<Record<Nesting, number>> = { single: 1, list: 2, set: 3, map: 4 };

const oneSchema = ({ version, block }: Schema): object => ({ version, block: blockMessage(block) });

function blockMessage({ attributes, blocks }: Block): object {
  return {
    attributes: attributeMessages(attributes),
    blockTypes: Object.entries(blocks).map(([typeName, { nesting, block, minItems, maxItems }]) => ({
      typeName,
      block: blockMessage(block),
      nesting: NESTING[nesting],
      // A single block has no counts of its own.
      ...(nesting === 'single' ? {} : { minItems, maxItems }),
    })),
  };
}

function attributeMessages(attributes: Block['attributes']): object[] {
  return Object.entries(attributes).map(([name, { type, nested, required, optional, computed, sensitive }]) => ({
    name,
    ...(type === undefined ? {} : { type: Buffer.from(JSON.stringify(type)) }),
    ...(nested === undefined
      ? {}
      : { nestedType: { attributes: attributeMessages(nested.attributes), nesting: NESTING[nested.nesting] } }),
    required,
    optional,
    computed,
    sensitive,
  }));
}
