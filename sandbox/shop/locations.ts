// A place that holds the shop's stock.

export type ShopLocation = {
  id: string;
  name: string;
  isActive: boolean;
  fulfillsOnlineOrders: boolean;
  updatedAt: number;
};
