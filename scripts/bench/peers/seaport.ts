import { type Address, zeroAddress, zeroHash } from "viem";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import { deployPeer, readShipped } from "#scripts/bench/peers/deploy-peer.ts";

const zoneHash = zeroHash;
const ERC20 = 1;
const ERC721 = 2;
const ERC20_TO_ERC721_FULL_OPEN = 8;

const types = {
  OrderComponents: [
    { name: "offerer", type: "address" },
    { name: "zone", type: "address" },
    { name: "offer", type: "OfferItem[]" },
    { name: "consideration", type: "ConsiderationItem[]" },
    { name: "orderType", type: "uint8" },
    { name: "startTime", type: "uint256" },
    { name: "endTime", type: "uint256" },
    { name: "zoneHash", type: "bytes32" },
    { name: "salt", type: "uint256" },
    { name: "conduitKey", type: "bytes32" },
    { name: "counter", type: "uint256" },
  ],
  OfferItem: [
    { name: "itemType", type: "uint8" },
    { name: "token", type: "address" },
    { name: "identifierOrCriteria", type: "uint256" },
    { name: "startAmount", type: "uint256" },
    { name: "endAmount", type: "uint256" },
  ],
  ConsiderationItem: [
    { name: "itemType", type: "uint8" },
    { name: "token", type: "address" },
    { name: "identifierOrCriteria", type: "uint256" },
    { name: "startAmount", type: "uint256" },
    { name: "endAmount", type: "uint256" },
    { name: "recipient", type: "address" },
  ],
} as const;

export interface SeaportListing {
  seller: Address;
  collection: Address;
  id: bigint;
  token: Address;
  /** To the seller, in base units. */
  price: bigint;
  /** Paid by the buyer on top of `price`. */
  royalty?: { recipient: Address; amount: bigint };
}

/** Seaport 1.6 as it ships with its own package, on the chain of a world. */
export async function deploySeaport(world: LocalWorld) {
  const deploy = (path: string, args: readonly unknown[]) =>
    deployPeer(world, readShipped(`@opensea/seaport-js/src/artifacts/seaport/contracts/${path}.json`), args);
  const controller = await deploy("conduit/ConduitController.sol/LocalConduitController", []);
  const seaport = await deploy("Seaport.sol/Seaport", [controller.address]);

  /** What a wallet signs to list a slice: the order components of Seaport, and its signature. */
  const sign = async (listing: SeaportListing, salt: bigint) => {
    const { seller, collection, id, token, price, royalty } = listing;
    const pay = (amount: bigint, recipient: Address) => ({
      itemType: ERC20,
      token,
      identifierOrCriteria: 0n,
      startAmount: amount,
      endAmount: amount,
      recipient,
    });
    const message = {
      offerer: seller,
      zone: zeroAddress,
      offer: [{ itemType: ERC721, token: collection, identifierOrCriteria: id, startAmount: 1n, endAmount: 1n }],
      consideration: [pay(price, seller), ...(royalty ? [pay(royalty.amount, royalty.recipient)] : [])],
      orderType: 0,
      startTime: 0n,
      endTime: 2n ** 40n,
      zoneHash,
      salt,
      conduitKey: zeroHash,
      counter: 0n,
    };
    const signature = await world.walletOf(seller).signTypedData({
      account: seller,
      domain: {
        name: "Seaport",
        version: "1.6",
        chainId: await world.client.getChainId(),
        verifyingContract: seaport.address,
      },
      types,
      primaryType: "OrderComponents",
      message,
    });
    return { message, signature };
  };

  /** Fills a listing by `fulfillBasicOrder`, its cheapest way. */
  const fillBasic = async (buyer: Address, listing: SeaportListing, salt: bigint) => {
    const { message, signature } = await sign(listing, salt);
    return world.send(buyer, seaport, "fulfillBasicOrder", [
      {
        considerationToken: listing.token,
        considerationIdentifier: 0n,
        considerationAmount: listing.price,
        offerer: listing.seller,
        zone: zeroAddress,
        offerToken: listing.collection,
        offerIdentifier: listing.id,
        offerAmount: 1n,
        basicOrderType: ERC20_TO_ERC721_FULL_OPEN,
        startTime: message.startTime,
        endTime: message.endTime,
        zoneHash,
        salt,
        offererConduitKey: zeroHash,
        fulfillerConduitKey: zeroHash,
        totalOriginalAdditionalRecipients: listing.royalty ? 1n : 0n,
        additionalRecipients: listing.royalty ? [listing.royalty] : [],
        signature,
      },
    ]);
  };

  /** Fills a listing by `fulfillOrder`, its general way. */
  const fillGeneral = async (buyer: Address, listing: SeaportListing, salt: bigint) => {
    const { message, signature } = await sign(listing, salt);
    const { counter: _, ...parameters } = message;
    const totalOriginalConsiderationItems = BigInt(message.consideration.length);
    const order = { parameters: { ...parameters, totalOriginalConsiderationItems }, signature };
    return world.send(buyer, seaport, "fulfillOrder", [order, zeroHash]);
  };

  return { seaport, fillBasic, fillGeneral };
}
