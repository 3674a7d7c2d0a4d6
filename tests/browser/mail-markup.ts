// The HTML of a mail, judged by html-validate's rules for the standard and for accessibility.
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Outlook for Windows lays out tables by these attributes and knows nothing else.
    'no-deprecated-attr': 'off',
    // Mailboxes drop elements that they do not know; a role on a <div> stays.
    'prefer-native-element': ['error', { exclude: ['article'] }],
  },
});

/** One line per fault. */
export async function markupProblems(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results
    .flatMap((result) => result.messages)
    .map(({ ruleId, message, line, column }) => `${ruleId} at ${line}:${column}: ${message}`);
}
