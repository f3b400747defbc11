package dev.scrm.endtoend.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KindTallyTests {
    private static final Wish FIRST = wish("one", "第1号");
    private static final Wish ALIKE = wish("two", "第1号");

    @Test
    void anEffectForEachCommandIsAsItShouldBe() {
        var tally = KindTally.of(List.of(FIRST, ALIKE), Map.of("one", sent(), "two", sent()), effect("第1号", 2));

        assertThat(tally.effects()).isEqualTo(2);
        assertThat(tally.duplicates() + tally.lost() + tally.denied() + tally.contradicted())
                .isZero();
    }

    @Test
    void anEffectMoreThanCommandsAskForIsADuplicateWhateverWasTold() {
        var tally = KindTally.of(
                List.of(FIRST, ALIKE),
                Map.of("one", sent(), "two", List.of("failed effect-unknown")),
                effect("第1号", 3));

        assertThat(tally.duplicates()).isEqualTo(1);
        assertThat(tally.unknown()).isEqualTo(1);
        assertThat(tally.doubled())
                .singleElement()
                .asString()
                .contains("第1号", "3 effects", "effect-unknown", "18:04:34");
    }

    @Test
    void aCommandWithoutOutcomeIsLost() {
        assertThat(KindTally.of(List.of(FIRST), Map.of(), effect("第1号", 1)).lost())
                .isEqualTo(1);
    }

    @Test
    void aCommandThatWasToldSentWithoutAnEffectIsLost() {
        var tally = KindTally.of(List.of(FIRST, ALIKE), Map.of("one", sent(), "two", sent()), effect("第1号", 1));

        assertThat(tally.lost()).isEqualTo(1);
    }

    @Test
    void anEffectOfACommandThatWasToldExpiredIsDenied() {
        var tally = KindTally.of(List.of(FIRST), Map.of("one", List.of("expired")), effect("第1号", 1));

        assertThat(tally.denied()).isEqualTo(1);
    }

    @Test
    void anEffectOfWhichTheGatewaySaidThatNobodyKnowsIsNotDenied() {
        var tally = KindTally.of(List.of(FIRST), Map.of("one", List.of("failed effect-unknown")), effect("第1号", 1));

        assertThat(tally.denied()).isZero();
        assertThat(tally.lost()).isZero();
    }

    @Test
    void aCommandThatWasToldTwoThingsIsContradicted() {
        var tally = KindTally.of(List.of(FIRST), Map.of("one", List.of("sent", "expired")), effect("第1号", 1));

        assertThat(tally.contradicted()).isEqualTo(1);
    }

    @Test
    void aReadIsNotLostWithoutAnEffect() {
        var read = new Wish(FIRST.command(), "", "");

        assertThat(KindTally.of(List.of(read), Map.of("one", sent()), List.of()).lost())
                .isZero();
    }

    private static Collection<String> sent() {
        return List.of("sent");
    }

    private static Wish wish(String id, String trace) {
        return new Wish(new GatewayCommand(id, "create-contact-way", id, Map.of()), "add_contact_way", trace);
    }

    private static Collection<JsonNode> effect(String trace, int count) {
        return List.of(JsonMapper.shared()
                .createObjectNode()
                .put("target", trace)
                .put("mark", "{\"state\":\"" + trace + "\"}")
                .put("count", count)
                .put("firstAt", "2026-11-22T18:03:12Z")
                .put("lastAt", "2026-11-22T18:04:34Z"));
    }
}
