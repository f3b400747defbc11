package dev.scrm.gateway.transfers.mongo;

import static dev.scrm.gateway.transfers.TransferFixtures.NOON;
import static dev.scrm.gateway.transfers.TransferFixtures.aTransfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.transfers.FollowedTransfers;
import dev.scrm.gateway.transfers.FollowedTransfersContract;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MongoFollowedTransfersTests extends FollowedTransfersContract {
    private final MutableClock clock = MutableClock.at(NOON);
    private final MongoFollowedTransfers transfers = create();

    private MongoFollowedTransfers create() {
        var created = new MongoFollowedTransfers(TestMongo.freshDatabase("gateway"), clock);
        created.createIndexes();
        return created;
    }

    @Override
    protected FollowedTransfers transfers() {
        return transfers;
    }

    @Test
    void forgetsWhatWasDoneLongAgo() {
        transfers.begin(aTransfer("1"), Set.of("wm1"), NOON, NOON.plusSeconds(900));
        transfers.putBack(transfers.takeDue(NOON, NOON.plusSeconds(300), 10).getFirst(), Set.of(), NOON);

        transfers.forgetBefore(NOON.plusMillis(1));

        transfers.begin(aTransfer("1"), Set.of("wm1"), NOON, NOON.plusSeconds(900));
        assertThat(transfers.takeDue(NOON, NOON.plusSeconds(300), 10)).hasSize(1);
    }
}
