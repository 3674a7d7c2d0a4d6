// The customers that every simulated store has whatever its seed: names and gaps which break careless code.
import type { ShopCustomer } from '../shop/shop-data';

/** Overrides by position in the list of customers, from the fourth on. */
export const CAST: Partial<ShopCustomer>[] = [
  { firstName: 'Zoë', lastName: 'Ångström-Núñez', email: 'zoe.angstrom@example.com' },
  { firstName: 'أمينة', lastName: 'الحسن', email: 'amina.alhassan@example.com', locale: 'ar-AE' },
  { firstName: 'יעל', lastName: 'ברק', email: 'yael.barak@example.com', locale: 'he-IL' },
  { firstName: '結衣', lastName: '佐藤', email: 'yui.sato@example.com', locale: 'ja-JP' },
  { firstName: 'Siobhán', lastName: 'O’Connor', email: 'siobhan.o-connor@example.com' },
  { firstName: 'Jo & Sam', lastName: 'Hale', email: 'jo+sam@example.com' },
  { firstName: 'Łukasz', lastName: 'Żółć', email: 'lukasz.zolc@example.com' },
  { firstName: 'Nguyễn Thị', lastName: 'Ánh', email: 'nguyen.anh@example.com' },
  {
    firstName: 'Mary Ann',
    lastName: 'van der Berg-Hutchinson-Featherstonehaugh',
    email: 'mary.ann.van.der.berg.hutchinson.featherstonehaugh@example.com',
  },
  { firstName: 'JEAN-FRANÇOIS', lastName: 'LEFÈVRE', email: 'Jean-Francois.Lefevre@Example.com' },
  { firstName: '', lastName: '', email: 'someone.without.a.name@example.com' },
  { firstName: 'Walter', lastName: 'Whitaker', email: null },
];

export const FIRST_OF_CAST = 3;

export function castAt(index: number): Partial<ShopCustomer> | undefined {
  return CAST[index - FIRST_OF_CAST];
}
