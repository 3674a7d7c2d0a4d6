// The stand-in for Shopify's app-bridge.js: as much of window.shopify and its elements as an embedded
// app's pages touch. What it does not play says so when it is called.
import type { ShopifyGlobal } from '@shopify/app-bridge-types';
import { isFramed, tellFrame } from './host';
import { modalOf, startModals } from './modal';
import { followPage } from './page-state';
import { resourcePicker, startResourcePicker } from './resource-picker';
import { confirmLeave, saveBarOf, startSaveBar } from './save-bar';
import {
  enterFrame,
  followReload,
  idToken,
  queryExtensions,
  queryScopes,
  wrapFetch,
} from './session';
import { hideToast, showToast, startToasts } from './toast';

type Played = Pick<
  ShopifyGlobal,
  | 'config'
  | 'origin'
  | 'ready'
  | 'environment'
  | 'loading'
  | 'idToken'
  | 'user'
  | 'toast'
  | 'modal'
  | 'saveBar'
  | 'app'
  | 'resourcePicker'
  | 'scopes'
>;

const script = document.currentScript;

function makeGlobal(): Played {
  return {
    config: readConfig(),
    origin: location.origin,
    ready: Promise.resolve(),
    environment: { mobile: false, embedded: isFramed, pos: false, intent: false },
    loading: (isLoading = true) => tellFrame({ type: 'loading', isLoading }),
    idToken,
    user: () => Promise.resolve({ accountAccess: 'Account owner' }),
    toast: { show: showToast, hide: hideToast },
    modal: {
      show: (id) => modalOf(id).show(),
      hide: (id) => modalOf(id).hide(),
      toggle: (id) => modalOf(id).toggle(),
    },
    saveBar: {
      show: (id) => saveBarOf(id).show(),
      hide: (id) => saveBarOf(id).hide(),
      toggle: (id) => saveBarOf(id).toggle(),
      leaveConfirmation: confirmLeave,
    },
    app: { extensions: queryExtensions },
    resourcePicker,
    scopes: { query: queryScopes, request: refuseScopes, revoke: refuseScopes },
  };
}

/** The app asks for no optional scope, so there is none to ask for later or to give back. */
function refuseScopes(): Promise<never> {
  const reason = 'shopify.scopes.request and revoke are not played by the sandbox';
  return Promise.reject(new Error(`${reason}: the app declares no optional scope`));
}

function readConfig(): ShopifyGlobal['config'] {
  const asked = new URLSearchParams(location.search);
  // The app's own navigation drops Shopify's parameters from the address; the tab remembers them.
  const read = (name: string) => {
    const value = asked.get(name) ?? sessionStorage.getItem(`app-bridge-${name}`) ?? undefined;
    if (value !== undefined) sessionStorage.setItem(`app-bridge-${name}`, value);
    return value;
  };
  const meta = document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]');
  return {
    apiKey: script?.dataset.apiKey ?? meta?.content ?? '',
    shop: read('shop'),
    host: read('host'),
    locale: read('locale') ?? 'en',
  };
}

/** Only calls can be refused; a property that is merely looked at must stay harmless. */
function refuseRest(played: Played): ShopifyGlobal {
  const refuse = (name: string): unknown =>
    new Proxy(() => undefined, {
      get: (_target, key) =>
        typeof key === 'string' && key !== 'then' ? refuse(`${name}.${key}`) : undefined,
      apply: () => Promise.reject(new Error(`shopify.${name} is not played by the sandbox`)),
    });
  return new Proxy(played as ShopifyGlobal, {
    get: (target, key, receiver) =>
      key in target || typeof key !== 'string' || key === 'then'
        ? (Reflect.get(target, key, receiver) as unknown)
        : refuse(key),
  });
}

/** Links into Shopify's own admin lead nowhere here, and say so. */
function catchAdminLinks(): void {
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href') ?? '';
    if (!/^shopify:/.test(href)) return;
    event.preventDefault();
    showToast('This page of the Shopify admin is not in the sandbox', { isError: true });
  });
}

function start(): void {
  if (window.shopify) return;
  window.shopify = refuseRest(makeGlobal());
  wrapFetch();
  if (!isFramed) return enterFrame();
  if (new URLSearchParams(location.search).has('shopify-reload')) return void followReload();
  startSaveBar();
  startModals();
  startToasts();
  startResourcePicker();
  catchAdminLinks();
  followPage();
}

start();
