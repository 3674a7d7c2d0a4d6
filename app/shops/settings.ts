// What a merchant sets about sender and brand: checked, refused with a closed reason a field, or kept.
import { z } from 'zod';
import type { Db } from '~/db';
import { updateShop } from './store';

// A line break in a name would break the mail's header; in an address it is where the mail puts a comma.
const oneLine = (joint: string) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .trim()
        .split(/\s*[\r\n]+\s*/)
        .join(joint),
    );

const formSchema = z.object({
  senderName: oneLine(' ').pipe(
    z.string().min(1, 'senderNameMissing').max(80, 'senderNameTooLong'),
  ),
  senderEmail: oneLine('').pipe(z.email('senderEmailWrong').max(254, 'senderEmailWrong')),
  postalAddress: oneLine(', ').pipe(
    z.string().min(1, 'postalAddressMissing').max(300, 'postalAddressTooLong'),
  ),
  brandAccent: oneLine('').pipe(z.string().regex(/^#[0-9a-f]{6}$/i, 'accentWrong')),
});

export type SettingsProblem =
  | 'senderNameMissing'
  | 'senderNameTooLong'
  | 'senderEmailWrong'
  | 'postalAddressMissing'
  | 'postalAddressTooLong'
  | 'accentWrong';

export type SettingsOutcome = { kind: 'saved' } | { kind: 'refused'; problems: SettingsProblem[] };

/** `fields`: senderName, senderEmail, postalAddress, brandAccent. */
export async function saveSettings(
  db: Db,
  shopId: number,
  fields: Record<string, unknown>,
): Promise<SettingsOutcome> {
  const parsed = formSchema.safeParse(fields);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => issue.message as SettingsProblem);
    return { kind: 'refused', problems: [...new Set(problems)] };
  }
  await updateShop(db, shopId, parsed.data);
  return { kind: 'saved' };
}
