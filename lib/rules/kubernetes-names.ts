/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const LABEL_PATTERN = /^[a-z0-9*]([a-z0-9*-]{0,61}[a-z0-9*])?$/;
/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** What Kubernetes accepts, in words. */
export const namespaceForm = "a namespace is lower case letters, digits and '-', at most 63 characters";
export const serviceAccountForm = "a service account is lower case letters, digits, '-' and '.', at most 253 characters";

export const isNamespace = (text: string): boolean => LABEL.test(text);

/** A namespace in which `*` stands for anything, as access scopes take it. */
export const isNamespacePattern = (text: string): boolean => LABEL_PATTERN.test(text);

export const isServiceAccount = (text: string): boolean => SUBDOMAIN.test(text);

/** The text as Kubernetes would take it for a namespace; empty when nothing is left. */
export const asNamespace = (text: string): string => asNamespacePattern(text.replaceAll('*', ''));

/** The same with its `*`. */
export const asNamespacePattern = (text: string): string => asName(text.replace(/\./g, '-'), 63);

/** The text as Kubernetes would take it for a service account; empty when nothing is left. */
export const asServiceAccount = (text: string): string => asName(text.replaceAll('*', ''), 253);

function asName(text: string, longest: number): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_/:]+/g, '-')
    .replace(/[^a-z0-9*.-]/g, '')
    .slice(0, longest)
    .replace(/^[-.]+|[-.]+$/g, '');
}
