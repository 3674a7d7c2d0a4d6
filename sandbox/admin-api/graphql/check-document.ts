// Decides whether Shopify would run a document, before anything runs: its syntax, the published schema, and
// whether the sandbox plays every field and argument in it. Errors have the shape that Shopify gives them.

import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  GraphQLError,
  isAbstractType,
  isCompositeType,
  type GraphQLSchema,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { findField, isWrapperType, knowsType } from '../resolvers/map';

export type ShopifyError = {
  message: string;
  locations?: readonly { line: number; column: number }[];
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
};

export type CheckedDocument =
  { kind: 'fit'; document: DocumentNode } | { kind: 'refused'; errors: ShopifyError[] };

export function checkDocument(schema: GraphQLSchema, text: string): CheckedDocument {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { kind: 'refused', errors: [{ message: error.message, locations: error.locations }] };
  }
  const invalid = validate(schema, document).map(inShopifyShape);
  if (invalid.length > 0) return { kind: 'refused', errors: invalid };
  const unplayed = findUnplayed(schema, document);
  return unplayed.length > 0 ? { kind: 'refused', errors: unplayed } : { kind: 'fit', document };
}

type Rewrite = {
  pattern: RegExp;
  rewrite: (parts: string[]) => { message: string; extensions: Record<string, unknown> };
};

const REWRITES: Rewrite[] = [
  {
    pattern: /^Cannot query field "(.+?)" on type "(.+?)"/,
    rewrite: ([fieldName, typeName]) => ({
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      extensions: { code: 'undefinedField', typeName, fieldName },
    }),
  },
  {
    pattern: /^Unknown argument "(.+?)" on field "(.+?)\.(.+?)"/,
    rewrite: ([argumentName, , name]) => ({
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: 'argumentNotAccepted', name, typeName: 'Field', argumentName },
    }),
  },
  {
    pattern: /^Field "(.+?)" argument "(.+?)" of type/,
    rewrite: ([name, argument]) => ({
      message: `Field '${name}' is missing required arguments: ${argument}`,
      extensions: {
        code: 'missingRequiredArguments',
        className: 'Field',
        name,
        arguments: argument,
      },
    }),
  },
  {
    pattern: /^Field "(.+?)" of type "(.+?)" must have a selection/,
    rewrite: ([nodeName, typeName]) => ({
      message:
        `Field must have selections (field '${nodeName}' returns ${typeName?.replace('!', '')} but has ` +
        `no selections. Did you mean '${nodeName} { ... }'?)`,
      extensions: { code: 'selectionMismatch', nodeName: `field '${nodeName}'`, typeName },
    }),
  },
];

function inShopifyShape(error: GraphQLError): ShopifyError {
  const path = fieldPath(error);
  for (const { pattern, rewrite } of REWRITES) {
    const match = pattern.exec(error.message);
    if (!match) continue;
    const { message, extensions } = rewrite(match.slice(1));
    return { message, locations: error.locations, path, extensions };
  }
  return {
    message: error.message,
    locations: error.locations,
    path,
    extensions: { code: 'invalid' },
  };
}

/** Shopify says where in the document; graphql-js says only the line, the field's name is what we add. */
function fieldPath(error: GraphQLError): string[] {
  const node = error.nodes?.[0];
  return node?.kind === 'Field' ? ['query', node.alias?.value ?? node.name.value] : ['query'];
}

function findUnplayed(schema: GraphQLSchema, document: DocumentNode): ShopifyError[] {
  const errors: ShopifyError[] = [];
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: (node) => {
        const sentence = describeUnplayed(schema, info, node);
        if (!sentence || !node.loc) return;
        const { line, column } = node.loc.startToken;
        errors.push({
          message: sentence,
          locations: [{ line, column }],
          extensions: { code: 'SANDBOX_NOT_PLAYED' },
        });
      },
    }),
  );
  return errors;
}

function describeUnplayed(schema: GraphQLSchema, info: TypeInfo, node: FieldNode): string | null {
  const parent = info.getParentType();
  const name = node.name.value;
  const definition = info.getFieldDef();
  if (!parent || !definition || name.startsWith('__') || parent.name.startsWith('__')) return null;
  const names = isAbstractType(parent)
    ? schema.getPossibleTypes(parent).map((type) => type.name)
    : [parent.name];
  const fields = names.filter(knowsOrWraps).map((type) => findField(type, name));
  const field = fields.find((one) => one !== null);
  const place = `${parent.name}.${name}`;
  if (!field)
    return `The sandbox does not play ${place}; leave it out or add it to sandbox/admin-api/resolvers.`;
  const stranger = node.arguments?.find((argument) => !field.args.includes(argument.name.value));
  if (stranger)
    return `The sandbox does not heed the argument ${stranger.name.value} of ${place}; leave it out or teach it.`;
  const type = getNamedType(definition.type);
  const isUnknown = isCompositeType(type) && !isAbstractType(type) && !knowsOrWraps(type.name);
  return isUnknown ? `The sandbox does not play the type ${type.name} of ${place}.` : null;
}

function knowsOrWraps(typeName: string): boolean {
  return knowsType(typeName) || isWrapperType(typeName);
}
