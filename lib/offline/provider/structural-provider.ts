import { setTimeout } from 'node:timers/promises';
import type { ProviderFacts, ResourceFacts } from '../../terraform/facts/facts';
import {
  type Diagnostic,
  diagnosticMessages,
  encodeSchema,
  pathMessage,
  type ResourceRequest,
  SERVER_CAPABILITIES,
} from '../protocol/messages';
import type { Handler } from '../protocol/server';
import { canonicalText, decodeObject, encodeValue, type ObjectValue, type Value, type WireValue } from '../protocol/value';
import type { Block, ProviderSchema } from '../../schema/schema';
import { EMPTY_BLOCK } from '../../schema/schema';
import { counted, fillUnknown, shapesFor } from './apply';
import { contextOf, type ProviderContext } from './context';
import { claim, identity, nameOf, refuseToChange, refuseToDelete } from './claims';
import { bareState, findImported } from './import-resource';
import { keepKnown } from './known-attributes';
import { planResource } from './plan';
import { readDataSource } from './read-data';
import { validateConfig } from './validate';
import type { World } from './world';

const NOTHING = encodeValue(null);

/** Kept beside an imported resource until it is applied for the first time. */
const IMPORTED = Buffer.from('imported');

/** Milliseconds that a change takes where only one may run: long enough that two which do not wait for each other meet. */
const TURN = 40;

/**
 * Plays one provider for Terraform's core, from a schema and tables of facts. It is a structural stand-in: it proves that a
 * configuration fits together, not that AWS would take it.
 */
export class StructuralProvider {
  /** Terraform opens one connection per provider block, so that aliases keep apart. */
  private readonly contexts = new Map<string, ProviderContext>();
  /** Every command asks for it. */
  private encodedSchema: Uint8Array | undefined;

  constructor(
    private schema: ProviderSchema,
    private readonly facts: ProviderFacts,
    private readonly world: World,
    /** Milliseconds that an apply of a type takes. */
    private readonly pace: (type: string, deletes: boolean) => number = () => 0,
  ) {}

  /** Serves another selection of types from the next command on. */
  use(schema: ProviderSchema): void {
    this.schema = schema;
    this.encodedSchema = undefined;
  }

  handlers(): Readonly<Record<string, Handler>> {
    return {
      GetMetadata: () => this.metadata(),
      GetProviderSchema: () => (this.encodedSchema ??= encodeSchema(this.schema)),
      ValidateProviderConfig: () => ({}),
      ConfigureProvider: (request: { config?: WireValue }, peer) => this.configure(request, peer),
      ValidateResourceConfig: (request: ResourceRequest) => this.validate(request, 'resources'),
      ValidateDataResourceConfig: (request: ResourceRequest) => this.validate(request, 'dataSources'),
      UpgradeResourceState: (request: ResourceRequest) => this.upgrade(request),
      ReadResource: ({ currentState, private: kept }: ResourceRequest) => ({ newState: currentState, private: kept }),
      PlanResourceChange: (request: ResourceRequest, peer) => this.plan(request, peer),
      ApplyResourceChange: async (request: ResourceRequest, peer) => {
        const pause = this.pace(request.typeName, decodeObject(request.plannedState) === null);
        const turn = this.takeTurn(request);
        if (turn.refused !== undefined) return this.refused(request, [turn.refused]);
        try {
          if (pause > 0 || turn.key !== undefined) await setTimeout(Math.max(pause, turn.key === undefined ? 0 : TURN));
          return this.apply(request, peer);
        } finally {
          if (turn.key !== undefined) this.world.endTurn(turn.key);
        }
      },
      ImportResourceState: (request: ResourceRequest) => this.import(request),
      MoveResourceState: (request: ResourceRequest) => this.move(request),
      ReadDataSource: (request: ResourceRequest, peer) => this.readData(request, peer),
      StopProvider: () => ({}),
    };
  }

  private metadata(): object {
    return {
      serverCapabilities: SERVER_CAPABILITIES,
      resources: Object.keys(this.schema.resources).map((typeName) => ({ typeName })),
      dataSources: Object.keys(this.schema.dataSources).map((typeName) => ({ typeName })),
    };
  }

  private configure({ config }: { config?: WireValue }, peer: string): object {
    const context = contextOf(decodeObject(config));
    this.contexts.set(peer, context);
    if (this.schema.provider !== 'aws') return {};
    if (context.accountAssumed)
      this.world.assume(`account ${context.account}: the aws provider block has neither allowed_account_ids nor assume_role`);
    if (context.regionAssumed) this.world.assume(`region ${context.region ?? ''}: the aws provider block names none`);
    return {};
  }

  private validate({ typeName, config }: ResourceRequest, kind: 'resources' | 'dataSources'): object {
    const value = decodeObject(config);
    if (value === null) return {};
    const facts = this.facts[kind][typeName];
    return {
      diagnostics: diagnosticMessages(validateConfig(typeName, this.schema[kind][typeName]?.block ?? EMPTY_BLOCK, facts, value)),
    };
  }

  /** States of earlier bindings may have attributes that are gone. */
  private upgrade({ typeName, rawState }: ResourceRequest): object {
    const json = Buffer.from(rawState?.json ?? Buffer.from('null')).toString('utf8');
    const state = keepKnown(this.block(typeName), JSON.parse(json) as Value);
    return { upgradedState: { json: Buffer.from(JSON.stringify(state)) } };
  }

  private plan(request: ResourceRequest, peer: string): object {
    const proposed = decodeObject(request.proposedNewState);
    const config = decodeObject(request.config);
    if (proposed === null || config === null) return { plannedState: NOTHING };
    const { state, requiresReplace } = planResource({
      block: this.block(request.typeName),
      facts: this.resourceFacts(request.typeName),
      context: this.context(peer),
      prior: decodeObject(request.priorState),
      imported: Buffer.from(request.priorPrivate ?? []).equals(IMPORTED),
      proposed,
      config,
    });
    return {
      plannedState: encodeValue(state),
      requiresReplace: requiresReplace.map(pathMessage),
      plannedPrivate: request.priorPrivate,
    };
  }

  private apply(request: ResourceRequest, peer: string): object {
    const { typeName } = request;
    const prior = decodeObject(request.priorState);
    const planned = decodeObject(request.plannedState);
    const facts = this.resourceFacts(typeName);
    if (planned === null) {
      const refused = prior === null ? [] : refuseToDelete(this.world, typeName, facts, prior);
      if (refused.length > 0) return this.refused(request, refused);
      if (prior !== null) this.world.remove(identity(typeName, prior, this.context(peer)));
      return { newState: NOTHING };
    }
    const unchangeable = prior === null ? [] : refuseToChange(typeName, facts, prior, planned);
    if (unchangeable.length > 0) return this.refused(request, unchangeable);
    const context = this.context(peer);
    const state = this.filled(typeName, planned, prior, context);
    const refused = claim(this.world, typeName, facts, state, prior, context);
    if (refused.length > 0)
      return { newState: prior === null ? NOTHING : request.priorState, diagnostics: diagnosticMessages(refused) };
    return { newState: encodeValue(state) };
  }

  private refused({ priorState }: ResourceRequest, diagnostics: readonly Diagnostic[]): object {
    return { newState: priorState ?? NOTHING, diagnostics: diagnosticMessages(diagnostics) };
  }

  private takeTurn({ typeName, priorState, plannedState }: ResourceRequest): {
    readonly key?: string;
    readonly refused?: Diagnostic;
  } {
    const rule = this.resourceFacts(typeName)?.oneAtATime;
    const state = decodeObject(plannedState) ?? decodeObject(priorState);
    if (rule === undefined || state === null) return {};
    const key = `${typeName} ${canonicalText(rule.by.map((path) => state[path] ?? null))}`;
    if (this.world.beginTurn(key)) return { key };
    return { refused: { severity: 'error', summary: `${typeName} ${nameOf(state)}: ${rule.refusal}` } };
  }

  /** Two resources that are written alike still get identifiers of their own. */
  private filled(type: string, written: ObjectValue, prior: ObjectValue | null, context: ProviderContext): ObjectValue {
    const planned = counted(this.resourceFacts(type), written, prior);
    const filledIn = shapesFor(this.resourceFacts(type), planned);
    const input = { type, block: this.block(type), filledIn, context };
    let state = fillUnknown(planned, { ...input, occurrence: 0 });
    for (let occurrence = 1; prior === null && this.world.has(identity(type, state, context)); occurrence++) {
      const another = fillUnknown(planned, { ...input, occurrence });
      // Known by its arguments alone, such as a role by its name: then it is the same one again.
      if (identity(type, another, context) === identity(type, state, context)) break;
      state = another;
    }
    return state;
  }

  /** What this run has made is found by its id; of anything else nothing but the id is known, so all of it is planned as a change. */
  private import({ typeName, id = '' }: ResourceRequest): object {
    const found = findImported(this.world, typeName, id, this.resourceFacts(typeName));
    if (found !== undefined) return { importedResources: [{ typeName, state: encodeValue(found) }] };
    this.world.assume(
      `import of ${typeName} ${id}: nothing but the id is known, so the plan shows an update where AWS may show none`,
    );
    const state = bareState(this.block(typeName), id);
    return { importedResources: [{ typeName, state: encodeValue(state), private: IMPORTED }] };
  }

  private move({ targetTypeName = '', sourceState }: ResourceRequest): object {
    const state = JSON.parse(Buffer.from(sourceState?.json ?? Buffer.from('null')).toString('utf8')) as Value;
    return { targetState: { json: Buffer.from(JSON.stringify(keepKnown(this.block(targetTypeName), state))) } };
  }

  private readData({ typeName, config }: ResourceRequest, peer: string): object {
    const asked = decodeObject(config);
    const block = this.schema.dataSources[typeName]?.block;
    if (asked === null || block === undefined) return { state: config };
    const facts = this.facts.dataSources[typeName];
    const { state, problem } = readDataSource({
      world: this.world,
      type: typeName,
      block,
      facts,
      asked,
      context: this.context(peer),
    });
    if (problem === undefined) return { state: encodeValue(state) };
    return { state: config, diagnostics: diagnosticMessages([{ severity: 'error', summary: `data.${typeName}: ${problem}` }]) };
  }

  private block(type: string): Block {
    return this.schema.resources[type]?.block ?? EMPTY_BLOCK;
  }

  private resourceFacts(type: string): ResourceFacts | undefined {
    return this.facts.resources[type];
  }

  private context(peer: string): ProviderContext {
    return this.contexts.get(peer) ?? contextOf(null);
  }
}
