// A small project made of texts in memory, for the tests of the architecture rules.
import { makeProject, type Project } from './project';

export const ARCHITECTURE = `
## 3. The spine

> math · models · email · shops · decisions · messages · jobs · doors · components · routes

## 4. Code map

- **math** — numbers.
- **models** — statistics.
- **email** — mail.
- **shops** — tenants. Tables: \`shop\`.
- **decisions** — choices. Tables: \`decision\`.
- **messages** — the road out. Tables: \`message\`.
- **jobs** — doors.
- **doors** — hot doors.
- **components** — parts.
- **routes** — doors.

## 5. Doors

| prefix  | caller    | proof   | call                   |
| ------- | --------- | ------- | ---------------------- |
| \`app.\`  | merchant  | session | \`authenticate.admin(\` \`requireShop(\` |
| \`mail.\` | recipient | token   | \`verifyLink(\`          |

## 6. Data

Global tables: \`shop\`.
`;

export const SCHEMA = `
/// Owner: app/shops
model Shop {
  id Int @id
  @@map("shop")
}

/// Owner: app/decisions
model Decision {
  shopId Int @map("shop_id")
  @@map("decision")
}

/// Owner: app/messages
/// The ledger.
model Message {
  shopId Int @map("shop_id")
  @@map("message")
}
`;

export const HEADER = '// What this file is, and for whom.\n';

/** A project of the given files, each with a proper header unless it brings its own. */
export function projectOf(
  files: Record<string, string>,
  papers: { architecture?: string; schema?: string; toml?: string } = {},
): Project {
  const texts = Object.entries(files).map(([path, text]): [string, string] => [
    path,
    /^(\/\/|\/\*|#!)/.test(text) ? text : HEADER + text,
  ]);
  return makeProject(new Map(texts), {
    architecture: papers.architecture ?? ARCHITECTURE,
    schema: papers.schema ?? SCHEMA,
    toml: papers.toml ?? null,
  });
}
