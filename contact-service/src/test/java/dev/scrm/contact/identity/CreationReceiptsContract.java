package dev.scrm.contact.identity;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.OTHER_CORP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.identity.CreationReceipts.Kept;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every store of receipts does. */
public abstract class CreationReceiptsContract {
    private static final Kept FIRST = new Kept("hash-1", "c0ffee", MORNING);

    protected abstract CreationReceipts receipts();

    @Test
    void keepTheFirstUnderAKeyOfACaller() {
        assertThat(receipts().keep(CORP, "user:mei", "k", FIRST)).isEqualTo(FIRST);
        assertThat(receipts().keep(CORP, "user:mei", "k", new Kept("hash-2", "decaf", MORNING.plusSeconds(1))))
                .isEqualTo(FIRST);

        assertThat(receipts().find(CORP, "user:mei", "k")).contains(FIRST);
        assertThat(receipts().find(CORP, "user:lin", "k")).isEmpty();
        assertThat(receipts().find(OTHER_CORP, "user:mei", "k")).isEmpty();
        assertThat(receipts().find(CORP, "user:mei", "l")).isEmpty();
    }

    @Test
    void forgetWhatIsOlderThanADay() {
        receipts().keep(CORP, "user:mei", "k", FIRST);
        receipts().keep(CORP, "user:mei", "l", new Kept("hash-2", "decaf", MORNING.plus(Duration.ofDays(1))));
        assertThat(receipts().find(CORP, "user:mei", "k")).contains(FIRST);

        receipts()
                .keep(
                        CORP,
                        "user:mei",
                        "m",
                        new Kept(
                                "hash-3",
                                "facade",
                                MORNING.plus(Duration.ofDays(1)).plusMillis(1)));

        assertThat(receipts().find(CORP, "user:mei", "k")).isEmpty();
        assertThat(receipts().find(CORP, "user:mei", "l")).isPresent();
    }
}
