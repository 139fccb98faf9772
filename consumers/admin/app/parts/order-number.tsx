/** The last six characters of an id tell it apart from its neighbours. The link behind it is whole. */
export const OrderNumber = ({ orderId }: { readonly orderId: string }) => (
  <span className="mono whitespace-nowrap">…{orderId.slice(-6)}</span>
)
