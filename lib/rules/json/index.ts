export { JsonProject, type ProviderKnowledge } from './json-project';
export { jsonRules, languageRules, networkArgumentRules } from './rules';
export { jsonFileRules } from './files';
export { judgeJson, type StackFinding } from './judge';
export { objectJsonRules } from './objects';
export { schemaRules } from './schema-rules';
