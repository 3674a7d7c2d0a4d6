// Pure: the version of what nobody dated: whatever Shopify tells is newer.

/** Told at no moment: an import reads what stands, and any word about it comes after. */
export const UNTOLD = new Date(0);
