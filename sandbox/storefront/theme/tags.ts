// Shopify's own Liquid tags, as far as theme app extensions and app proxies use them.
import { Hash, Tag, type Context, type Emitter, type Liquid, type Template } from 'liquidjs';
import type { TagToken, TopLevelToken } from 'liquidjs';
import { escape } from './filters';
import { routes } from './objects';

/** Where each kind of form is sent, and its usual id. */
const FORMS: Record<string, { action: string; id: string } | undefined> = {
  customer: { action: '/store/contact#contact_form', id: 'contact_form' },
  contact: { action: '/store/contact#contact_form', id: 'contact_form' },
  customer_login: { action: routes.account_login_url, id: 'customer_login' },
  create_customer: { action: routes.account_login_url, id: 'create_customer' },
  product: { action: routes.cart_add_url, id: 'product_form' },
  cart: { action: routes.cart_url, id: 'cart_form' },
};

export function addTags(engine: Liquid): void {
  engine.registerTag('schema', RawTag);
  engine.registerTag('doc', RawTag);
  engine.registerTag('style', StyleTag);
  engine.registerTag('form', FormTag);
  engine.registerTag('layout', NoTag);
}

/** Takes everything up to its end tag, and shows nothing. */
class RawTag extends Tag {
  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    takeUntil(`end${token.name}`, remaining);
  }

  *render(): Generator<unknown, void, unknown> {}
}

function takeUntil(end: string, remaining: TopLevelToken[]): TopLevelToken[] {
  const taken: TopLevelToken[] = [];
  while (remaining.length > 0) {
    const token = remaining.shift();
    if (!token) break;
    if ((token as Partial<TagToken>).name === end) return taken;
    taken.push(token);
  }
  throw new Error(`{% ${end} %} is missing`);
}

/** A tag that says something of the page, not in it: `{% layout none %}` is read before. */
class NoTag extends Tag {
  *render(): Generator<unknown, void, unknown> {}
}

class StyleTag extends Tag {
  private readonly inner: Template[];

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    this.inner = liquid.parser.parseTokens(takeUntil('endstyle', remaining));
  }

  *render(ctx: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    emitter.write('<style data-shopify>');
    yield this.liquid.renderer.renderTemplates(this.inner, ctx, emitter);
    emitter.write('</style>');
  }
}

class FormTag extends Tag {
  private readonly type: string;
  private readonly attributes: Hash;
  private readonly inner: Template[];

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    const found = /^\s*['"]([\w-]+)['"]\s*(?:,\s*(?:product|cart)\b)?([\s\S]*)$/.exec(token.args);
    this.type = found?.[1] ?? '';
    if (!FORMS[this.type]) throw new Error(`{% form %} has no form “${this.type || token.args}”`);
    this.attributes = new Hash(found?.[2] ?? '');
    this.inner = liquid.parser.parseTokens(takeUntil('endform', remaining));
  }

  *render(ctx: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const form = FORMS[this.type] ?? { action: '', id: '' };
    const asked = (yield this.attributes.render(ctx)) as Record<string, unknown>;
    const attributes = {
      method: 'post',
      action: form.action,
      id: form.id,
      'accept-charset': 'UTF-8',
      ...asked,
    };
    const text = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
    emitter.write(`<form${text.join('')}>`);
    emitter.write(`<input type="hidden" name="form_type" value="${this.type}" />`);
    emitter.write('<input type="hidden" name="utf8" value="✓" />');
    ctx.push({ form: { id: attributes.id, errors: null, 'posted_successfully?': false } });
    yield this.liquid.renderer.renderTemplates(this.inner, ctx, emitter);
    ctx.pop();
    emitter.write('</form>');
  }
}
