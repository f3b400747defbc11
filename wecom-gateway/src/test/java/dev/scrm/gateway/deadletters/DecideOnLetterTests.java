package dev.scrm.gateway.deadletters;

import static dev.scrm.gateway.deadletters.LetterFixtures.MEI;
import static dev.scrm.gateway.deadletters.LetterFixtures.NOON;
import static dev.scrm.gateway.deadletters.LetterFixtures.aLetter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.test.MutableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DecideOnLetterTests {
    private final InMemoryLetterDecisions decisions = new InMemoryLetterDecisions();
    private final Letters letters = new Letters();
    private final DecideOnLetter decide = new DecideOnLetter(letters, decisions, MutableClock.at(NOON));

    @Test
    void putsALetterBackOnce() {
        decide.redrive(aLetter("t/0@1"), MEI, false);

        assertThatThrownBy(() -> decide.redrive(aLetter("t/0@1"), MEI, false))
                .isInstanceOfSatisfying(
                        LetterRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("letter-decided"));

        assertThat(letters.putBack).hasSize(1);
        assertThat(decision().word()).isEqualTo("redriven");
        assertThat(decision().by()).isEqualTo(MEI);
        assertThat(decision().to()).isEqualTo("t/0@77");
    }

    @Test
    void putsItBackAgainForSomebodyWhoInsists() {
        decide.redrive(aLetter("t/0@1"), MEI, false);
        decide.redrive(aLetter("t/0@1"), MEI, true);

        assertThat(letters.putBack).hasSize(2);
        assertThat(decisions.find(List.of("t/0@1")).get("t/0@1")).hasSize(2);
    }

    @Test
    void leavesItUnderWayWhenKafkaDoesNotSayThatItTookIt() {
        letters.away = true;

        assertThatThrownBy(() -> decide.redrive(aLetter("t/0@1"), MEI, false))
                .isInstanceOfSatisfying(
                        LetterRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("letter-perhaps-put-back"));

        assertThat(decision().word()).isEqualTo("redriving");
        assertThatThrownBy(() -> decide.redrive(aLetter("t/0@1"), MEI, false)).isInstanceOf(LetterRefused.class);
    }

    @Test
    void leavesALetterUndecidedThatCannotBeReadNow() {
        letters.busy = true;

        assertThatThrownBy(() -> decide.redrive(aLetter("t/0@1"), MEI, false))
                .isInstanceOfSatisfying(
                        LetterRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("busy"));

        assertThat(decisions.find(List.of("t/0@1"))).isEmpty();
        letters.busy = false;
        decide.redrive(aLetter("t/0@1"), MEI, false);
        assertThat(letters.putBack).hasSize(1);
    }

    @Test
    void givesALetterUpWithAReason() {
        decide.discard(aLetter("t/0@1"), MEI, false, "测试数据");

        assertThat(decision().word()).isEqualTo("discarded");
        assertThat(decision().reason()).isEqualTo("测试数据");
        assertThatThrownBy(() -> decide.redrive(aLetter("t/0@1"), MEI, false)).isInstanceOf(LetterRefused.class);
        assertThat(letters.putBack).isEmpty();
    }

    @Test
    void doesNotPutBackWhatHasNoBody() {
        assertThatThrownBy(() -> decide.redrive(aLetter("t/0@1", 0), MEI, true))
                .isInstanceOfSatisfying(
                        LetterRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("letter-without-body"));
    }

    private LetterDecision decision() {
        return decisions.find(List.of("t/0@1")).get("t/0@1").getLast();
    }

    private static final class Letters implements DeadLetters {
        private final List<LetterPlace> putBack = new ArrayList<>();
        private boolean away;
        private boolean busy;

        @Override
        public Found list(DeadTopic topic, List<Long> before, int limit, Predicate<DeadLetter> visible) {
            return new Found(List.of(), List.of());
        }

        @Override
        public Optional<DeadLetter> find(LetterPlace place) {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> body(LetterPlace place) {
            return Optional.empty();
        }

        @Override
        public Taken take(LetterPlace place) {
            if (busy) {
                throw LetterRefused.busy();
            }
            return () -> putBack(place);
        }

        private String putBack(LetterPlace place) {
            if (away) {
                throw LetterRefused.perhapsPutBack();
            }
            putBack.add(place);
            return "t/0@77";
        }
    }
}
