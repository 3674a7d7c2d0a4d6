// The Admin API as background work uses it: one client per shop and the few documents we send, each a function.
import type { ReadableStream } from 'node:stream/web';
import { ClientError, GraphQLClient, gql } from 'graphql-request';
import { z } from 'zod';
import { AccessRefused } from './access/access-refused';

export const API_VERSION = '2026-10';

export type Admin = {
  domain: string;
  request(document: string, variables?: Record<string, unknown>): Promise<unknown>;
  /** Opens the result file of a bulk operation. */
  download(url: string): Promise<ReadableStream<Uint8Array>>;
};

export function createAdmin(domain: string, accessToken: string): Admin {
  const client = new GraphQLClient(`https://${domain}/admin/api/${API_VERSION}/graphql.json`, {
    headers: { 'X-Shopify-Access-Token': accessToken },
  });
  return {
    domain,
    request: async (document, variables) => {
      try {
        return await client.request(document, variables);
      } catch (fault) {
        if (fault instanceof ClientError && fault.response.status === 401)
          throw new AccessRefused(domain);
        throw fault;
      }
    },
    download: async (url) => {
      const response = await fetch(url);
      if (!response.ok || !response.body)
        throw new Error(`Shopify answered ${response.status} for the file of a bulk operation`);
      return response.body as ReadableStream<Uint8Array>;
    },
  };
}

const shopSchema = z.object({
  shop: z.object({
    name: z.string(),
    email: z.string(),
    contactEmail: z.string(),
    currencyCode: z.string(),
    ianaTimezone: z.string(),
    url: z.string(),
    billingAddress: z.object({
      address1: z.string().nullable(),
      address2: z.string().nullable(),
      city: z.string().nullable(),
      zip: z.string().nullable(),
      province: z.string().nullable(),
      country: z.string().nullable(),
      countryCodeV2: z.string().nullable(),
    }),
  }),
});

export const SHOP_QUERY = gql`
  query AttuneShop {
    shop {
      name
      email
      contactEmail
      currencyCode
      ianaTimezone
      url
      billingAddress {
        address1
        address2
        city
        zip
        province
        country
        countryCodeV2
      }
    }
  }
`;

export async function fetchShop(admin: Admin): Promise<z.infer<typeof shopSchema>['shop']> {
  return shopSchema.parse(await admin.request(SHOP_QUERY)).shop;
}

const userErrors = z.array(z.object({ message: z.string() }));

const startedSchema = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors,
  }),
});

export const RUN_BULK = gql`
  mutation AttuneRunBulk($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: false) {
      bulkOperation {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`;

export async function startBulk(admin: Admin, query: string): Promise<string> {
  const { bulkOperationRunQuery: started } = startedSchema.parse(
    await admin.request(RUN_BULK, { query }),
  );
  if (started.bulkOperation) return started.bulkOperation.id;
  throw new Error(
    `Shopify refused a bulk query: ${started.userErrors.map((error) => error.message).join('; ')}`,
  );
}

const statusSchema = z.object({
  bulkOperation: z
    .object({
      status: z.string(),
      errorCode: z.string().nullable(),
      objectCount: z.union([z.string(), z.number()]),
      url: z.string().nullable(),
    })
    .nullable(),
});

export type BulkStatus =
  | { kind: 'running'; objects: number }
  | { kind: 'done'; objects: number; url: string | null }
  | { kind: 'failed'; reason: string };

export const BULK_STATUS = gql`
  query AttuneBulkStatus($id: ID!) {
    bulkOperation(id: $id) {
      status
      errorCode
      objectCount
      url
    }
  }
`;

export async function readBulk(admin: Admin, id: string): Promise<BulkStatus> {
  const { bulkOperation: operation } = statusSchema.parse(await admin.request(BULK_STATUS, { id }));
  if (!operation) return { kind: 'failed', reason: 'Shopify no longer knows this bulk operation' };
  const objects = Number(operation.objectCount);
  if (operation.status === 'COMPLETED') return { kind: 'done', objects, url: operation.url };
  if (['CREATED', 'RUNNING', 'CANCELING'].includes(operation.status))
    return { kind: 'running', objects };
  return { kind: 'failed', reason: operation.errorCode ?? operation.status };
}
