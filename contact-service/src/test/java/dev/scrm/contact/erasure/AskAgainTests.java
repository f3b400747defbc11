package dev.scrm.contact.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AskAgainTests {
    private final AskAgain pauses = new AskAgain(Duration.ofMinutes(1), Duration.ofHours(1));

    @Test
    void waitsTwiceAsLongEachTimeAndNeverLongerThanTheLongest() {
        assertThat(pauses.after(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(pauses.after(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(pauses.after(6)).isEqualTo(Duration.ofMinutes(32));
        assertThat(pauses.after(7)).isEqualTo(Duration.ofHours(1));
        assertThat(pauses.after(10_000)).isEqualTo(Duration.ofHours(1));
    }
}
