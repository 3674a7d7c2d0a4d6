// The four bulk queries of the first import. Each connection is one pass of Shopify over the shop's data.

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
              inventoryItem {
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
