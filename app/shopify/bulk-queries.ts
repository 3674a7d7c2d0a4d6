// The bulk queries of the first import. Each connection is one pass of Shopify over the shop's data.

export const PRODUCTS_BULK = `{
  products {
    edges {
      node {
        id
        handle
        title
        description
        vendor
        productType
        tags
        status
        publishedAt
        onlineStoreUrl
        createdAt
        updatedAt
        featuredMedia {
          ... on MediaImage {
            image {
              url
              altText
            }
          }
        }
        variants {
          edges {
            node {
              id
              title
              sku
              position
              price
              compareAtPrice
              availableForSale
              sellableOnlineQuantity
              inventoryPolicy
              inventoryItem {
                id
                tracked
              }
              updatedAt
            }
          }
        }
      }
    }
  }
}`;

export const COLLECTIONS_BULK = `{
  collections {
    edges {
      node {
        id
        handle
        title
        updatedAt
        products {
          edges {
            node {
              id
            }
          }
        }
      }
    }
  }
}`;

/** Each place that holds stock, with how many of each variant it can sell. */
export const STOCK_BULK = `{
  locations(includeInactive: true, includeLegacy: true) {
    edges {
      node {
        id
        name
        isActive
        fulfillsOnlineOrders
        updatedAt
        inventoryLevels(includeInactive: true) {
          edges {
            node {
              id
              isActive
              updatedAt
              item {
                id
              }
              quantities(names: ["available"]) {
                name
                quantity
              }
            }
          }
        }
      }
    }
  }
}`;

export const CUSTOMERS_BULK = `{
  customers {
    edges {
      node {
        id
        firstName
        lastName
        locale
        tags
        createdAt
        updatedAt
        defaultEmailAddress {
          emailAddress
          marketingState
          marketingOptInLevel
          marketingUpdatedAt
        }
        defaultAddress {
          countryCodeV2
          city
          zip
        }
      }
    }
  }
}`;

export const ORDERS_BULK = `{
  orders {
    edges {
      node {
        id
        name
        email
        createdAt
        processedAt
        cancelledAt
        updatedAt
        test
        currencyCode
        customer {
          id
        }
        totalPriceSet {
          shopMoney {
            amount
          }
        }
        totalRefundedSet {
          shopMoney {
            amount
          }
        }
        totalDiscountsSet {
          shopMoney {
            amount
          }
        }
        lineItems {
          edges {
            node {
              id
              title
              quantity
              product {
                id
              }
              variant {
                id
              }
              originalUnitPriceSet {
                shopMoney {
                  amount
                }
              }
            }
          }
        }
      }
    }
  }
}`;
