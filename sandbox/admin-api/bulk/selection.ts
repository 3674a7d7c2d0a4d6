// Gathers the fields that a selection names, fragments opened, by the key they will have in the answer.

import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

export type Selection = Map<string, FieldNode[]>;
export type Fragments = Map<string, FragmentDefinitionNode>;

export class InvalidBulkQuery extends Error {}

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments: Fragments = new Map();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  return fragments;
}

export function collectFields(
  known: { schema: GraphQLSchema; fragments: Fragments },
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  found: Selection = new Map(),
): Selection {
  for (const node of sets.flatMap((set) => set.selections)) {
    if (node.directives?.length) {
      throw new InvalidBulkQuery('The sandbox runs bulk queries without directives only.');
    }
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      found.set(key, [...(found.get(key) ?? []), node]);
      continue;
    }
    const part = node.kind === Kind.INLINE_FRAGMENT ? node : known.fragments.get(node.name.value)!;
    if (applies(known.schema, type, part.typeCondition?.name.value)) {
      collectFields(known, type, [part.selectionSet], found);
    }
  }
  return found;
}

function applies(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  condition: string | undefined,
): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}
