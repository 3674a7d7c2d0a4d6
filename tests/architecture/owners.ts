// Reads who may write each table: schema.prisma says `/// Owner: app/x` above every model.
export type Owner = {
  /** As the schema names it: 'ProductVariant'. */
  model: string;
  /** As Prisma's client names it: 'productVariant'. */
  client: string;
  /** As PostgreSQL names it: 'product_variant'. */
  table: string;
  /** 'app/catalog', or null when the schema forgets to say. */
  owner: string | null;
  /** Whether its own id is an integer of ours: then it may be read as a number. */
  integerId: boolean;
};

export function readOwners(schema: string): Owner[] {
  const models = schema.matchAll(/((?:^[ \t]*\/\/\/?.*\n)*)^model (\w+) \{\n([\s\S]*?)^\}/gm);
  return [...models].map((match) => {
    const [, comments = '', model = '', body = ''] = match;
    return {
      model,
      client: model.charAt(0).toLowerCase() + model.slice(1),
      table: /@@map\("([^"]+)"\)/.exec(body)?.[1] ?? model,
      integerId: /^\s+id\s+Int\b/m.test(body),
      owner: /\/\/\/ Owner: (app\/[\w./-]+)/.exec(comments)?.[1]?.replace(/\.$/, '') ?? null,
    };
  });
}
