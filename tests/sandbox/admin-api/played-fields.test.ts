// Every field that the sandbox plays, asked for at once: the published schema judges each answer.
import { getNamedType, type GraphQLObjectType, isCompositeType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { loadAdminSchema } from '../../../sandbox/admin-api/graphql/schema';
import {
  findField,
  isConnectionType,
  isWrapperType,
} from '../../../sandbox/admin-api/resolvers/map';
import { SCOPES, startShop } from './start-shop';

const { schema } = loadAdminSchema();

const MEDIA = '... on MediaImage { id alt image { url width } }';

/** All played fields of a type, two objects deep; lists of lists would only ask the same again. */
function selectAll(type: GraphQLObjectType, depth: number): string {
  const names = Object.values(type.getFields()).filter((field) => findField(type.name, field.name));
  const parts = names.map((field) => {
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return field.name;
    if (!isObjectType(inner)) return `${field.name} { ${MEDIA} }`;
    if (depth === 0 || isConnectionType(inner.name)) return '';
    const selection = selectAll(inner, isWrapperType(inner.name) ? depth : depth - 1);
    return selection ? `${field.name} { ${selection} }` : '';
  });
  return parts.filter(Boolean).join(' ');
}

const typeOf = (name: string) => schema.getType(name) as GraphQLObjectType;

test.each(['Product', 'ProductVariant', 'Collection', 'Customer', 'Order'])(
  'answers every played field of %s as declared',
  async (name) => {
    const shop = await startShop({ scopes: [...SCOPES, 'read_inventory'] });
    const list = `${name[0]!.toLowerCase()}${name.slice(1)}s`;

    const { data, errors } = await shop.query(
      `{ ${list}(first: 3) { nodes { __typename ${selectAll(typeOf(name), 2)} } } }`,
    );

    expect(errors).toBeUndefined();
    expect((data as Record<string, { nodes: object[] }>)[list]?.nodes[0]).toMatchObject({
      __typename: name,
    });
  },
);

test('answers every played field of the shop as declared', async () => {
  const shop = await startShop({ scopes: [...SCOPES, 'read_locales'] });
  const shopFields = selectAll(typeOf('Shop'), 2);
  const installation =
    'id launchUrl accessScopes { handle description } app { id apiKey embedded }';

  const { errors } = await shop.query(
    `{ shop { ${shopFields} } shopLocales { locale name primary published } currentAppInstallation { ${installation} } }`,
  );

  expect(errors).toBeUndefined();
});

test('answers every played field of a line as declared', async () => {
  const shop = await startShop();

  const { errors } = await shop.query(
    `{ orders(first: 2) { nodes { lineItems(first: 2) { nodes { ${selectAll(typeOf('LineItem'), 2)} } } } } }`,
  );

  expect(errors).toBeUndefined();
});

test('finds anything it lists again by its id', async () => {
  const shop = await startShop();
  const lists = ['products', 'productVariants', 'collections', 'customers', 'orders'];
  const { data } = await shop.query(
    `{ ${lists.map((name) => `${name}(first: 1) { nodes { id } }`).join(' ')} }`,
  );
  const found = Object.values(data as Record<string, { nodes: { id: string }[] }>);
  const ids = found.map((list) => list.nodes[0]!.id);

  const again = await shop.query('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
    ids,
  });

  const types = ['Product', 'ProductVariant', 'Collection', 'Customer', 'Order'];
  expect(again.data).toEqual({ nodes: ids.map((id, i) => ({ __typename: types[i], id })) });
});
