// What we use of mjml 5, which ships no types.
declare module 'mjml' {
  export type MjmlError = {
    line: number;
    message: string;
    tagName: string;
    formattedMessage: string;
  };
  export default function mjml2html(
    mjml: string,
    options?: {
      validationLevel?: 'strict' | 'soft' | 'skip';
      keepComments?: boolean;
      fonts?: Record<string, string>;
    },
  ): Promise<{ html: string; errors: MjmlError[] }>;
}
