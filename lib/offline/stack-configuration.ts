import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Json, parseStackJson, type StackJson } from '../terraform/stack-json';
import { OfflineProblem } from './offline-problem';

/** Every configuration file of a stack in one document; those in HCL are Terraform's business alone. */
export function readConfiguration(directory: string): StackJson {
  const files = readdirSync(directory).filter((name) => name.endsWith('.tf.json'));
  if (files.length === 0) throw new OfflineProblem(`${basename(directory)} has no Terraform JSON (cdk.tf.json)`);
  const documents = files.map((name) => readDocument(join(directory, name)));
  const [only] = documents;
  if (documents.length === 1 && only !== undefined) return only;
  const merged: Record<string, Json[]> = {};
  for (const document of documents) {
    for (const [name, value] of Object.entries(document))
      (merged[name] ??= []).push(...(Array.isArray(value) ? (value as Json[]) : [value]));
  }
  return merged;
}

function readDocument(file: string): StackJson {
  try {
    return parseStackJson(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new OfflineProblem(`${file} is not Terraform JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
