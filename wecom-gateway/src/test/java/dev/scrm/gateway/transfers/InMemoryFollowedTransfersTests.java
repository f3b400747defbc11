package dev.scrm.gateway.transfers;

class InMemoryFollowedTransfersTests extends FollowedTransfersContract {
    private final InMemoryFollowedTransfers transfers = new InMemoryFollowedTransfers();

    @Override
    protected FollowedTransfers transfers() {
        return transfers;
    }
}
