import { NO_FACTS, type ProviderFacts } from './facts';

const FACTS: Readonly<Record<string, ProviderFacts>> = {};

/** What is known about a provider beyond its schema. */
export const factsOf = (provider: string): ProviderFacts => FACTS[provider] ?? NO_FACTS;
