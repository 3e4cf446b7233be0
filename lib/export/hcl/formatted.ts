import { align } from './align';

/**
 * HCL that this project wrote, as `terraform fmt` leaves it. The formatter is loaded only for alphabets in which it counts the columns in
 * another way, or where somebody's own expressions may have to be spaced.
 */
export async function formatted(text: string, isTidy = true): Promise<string> {
  const aligned = align(text);
  if (isTidy && /^[\x20-\x7e\n…]*$/.test(aligned)) return aligned;
  const { format } = await import('@cdktf/hcl-tools');
  return format(aligned);
}
