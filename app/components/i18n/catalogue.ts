// Every sentence that a merchant reads, by key: English, the language that all others fall back to.
import campaigns from './en/campaigns.json';
import customers from './en/customers.json';
import events from './en/events.json';
import flows from './en/flows.json';
import frame from './en/frame.json';
import home from './en/home.json';
import imports from './en/imports.json';
import messages from './en/messages.json';
import privacy from './en/privacy.json';
import recommendations from './en/recommendations.json';
import settings from './en/settings.json';

export const english = {
  campaigns,
  customers,
  events,
  flows,
  frame,
  home,
  imports,
  messages,
  privacy,
  recommendations,
  settings,
};

type Plain<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other`
  ? Stem
  : Key;

type Leaves<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? Plain<Key>
    : `${Key}.${Leaves<Node[Key]>}`;
}[keyof Node & string];

/** 'home.setup.title'; the two forms of a plural are one key. */
export type WordKey = Leaves<typeof english>;
