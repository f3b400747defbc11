package dev.scrm.gateway.moments;

import static dev.scrm.gateway.moments.MomentFixtures.NOON;
import static dev.scrm.gateway.moments.MomentFixtures.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What following needs of its store. */
public abstract class MomentJobsContract {
    protected abstract MomentJobs jobs();

    @Test
    void takesWhatIsDueOnceAndAgainUntilItIsDone() {
        jobs().begin(aJob("1"), NOON.plusSeconds(10));

        assertThat(take(9)).isEmpty();
        assertThat(take(10)).containsExactly(aJob("1"));
        assertThat(take(10)).isEmpty();
        assertThat(take(40)).containsExactly(aJob("1"));
        jobs().finish(aJob("1"), NOON.plusSeconds(41));
        assertThat(take(1_000)).isEmpty();
    }

    @Test
    void doesNotBeginAnewWhatIsOrWasFollowedUntilItIsForgotten() {
        jobs().begin(aJob("1"), NOON);
        take(0);
        jobs().begin(aJob("1"), NOON);
        assertThat(take(1)).isEmpty();

        jobs().finish(aJob("1"), NOON);
        jobs().begin(aJob("1"), NOON);
        assertThat(take(1_000)).isEmpty();

        jobs().forgetBefore(NOON.plusSeconds(1));
        jobs().begin(aJob("1"), NOON);
        assertThat(take(1_000)).hasSize(1);
    }

    private List<MomentJob> take(int seconds) {
        return jobs().takeDue(NOON.plusSeconds(seconds), NOON.plusSeconds(seconds + 30L), 10);
    }
}
