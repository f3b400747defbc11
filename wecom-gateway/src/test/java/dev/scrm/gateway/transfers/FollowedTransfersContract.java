package dev.scrm.gateway.transfers;

import static dev.scrm.gateway.transfers.TransferFixtures.NOON;
import static dev.scrm.gateway.transfers.TransferFixtures.aTransfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.transfers.FollowedTransfers.Taken;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What following needs of its store. */
public abstract class FollowedTransfersContract {
    protected abstract FollowedTransfers transfers();

    @Test
    void takesWhatIsDueOnceAndAgainWhenNobodyPutsItBack() {
        begin();

        assertThat(take(9)).isEmpty();
        assertThat(take(10)).singleElement().satisfies(taken -> {
            assertThat(taken.transfer()).isEqualTo(aTransfer("1"));
            assertThat(taken.waiting()).containsExactlyInAnyOrder("wm1", "wm2");
            assertThat(taken.until()).isEqualTo(NOON.plusSeconds(900));
        });
        assertThat(take(10)).isEmpty();
        assertThat(take(310)).hasSize(1);
    }

    @Test
    void keepsThoseWhoStillWaitAndIsDoneWithoutAny() {
        begin();
        transfers().putBack(take(10).getFirst(), Set.of("wm2"), NOON.plusSeconds(20));
        begin();

        var again = take(20).getFirst();
        assertThat(again.waiting()).containsExactly("wm2");
        transfers().putBack(again, Set.of(), NOON.plusSeconds(30));
        begin();
        assertThat(take(2_000)).isEmpty();
    }

    @Test
    void leavesWhatAnotherHasTakenSinceAlone() {
        begin();
        var first = take(10).getFirst();
        take(310);

        transfers().putBack(first, Set.of(), NOON.plusSeconds(20));

        assertThat(take(620)).hasSize(1);
    }

    private void begin() {
        transfers().begin(aTransfer("1"), Set.of("wm1", "wm2"), NOON.plusSeconds(10), NOON.plusSeconds(900));
    }

    private List<Taken> take(int seconds) {
        return transfers().takeDue(NOON.plusSeconds(seconds), NOON.plusSeconds(seconds + 300L), 10);
    }
}
