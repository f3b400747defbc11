package dev.scrm.gateway.reconciliation.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.gateway.reconciliation.ReadingInterrupted;
import dev.scrm.gateway.reconciliation.Thing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WecomTests {
    private static final List<String> IDS = List.of("a", "b", "c");

    @Test
    void passesOverWhatWeComRefusesToShow() {
        var things = Wecom.each(IDS, id -> {
            if (id.equals("b")) {
                throw ReadingInterrupted.refused("groupchat/get", 60011);
            }
            return Optional.of(aThing(id));
        });

        assertThat(things.shown()).extracting(Thing::id).containsExactly("a", "c");
        assertThat(things.unreadable()).isEqualTo(1);
    }

    @Test
    void passesOverWhatWentSinceItWasListed() {
        var things = Wecom.each(IDS, id -> id.equals("b") ? Optional.empty() : Optional.of(aThing(id)));

        assertThat(things.shown()).extracting(Thing::id).containsExactly("a", "c");
        assertThat(things.unreadable()).isZero();
    }

    @Test
    void isNotAllowedToAskWhereEachIsRefused() {
        assertThatThrownBy(() -> Wecom.each(IDS, _ -> {
                    throw ReadingInterrupted.refused("groupchat/get", 48002);
                }))
                .isInstanceOfSatisfying(
                        ReadingInterrupted.class,
                        interrupted -> assertThat(interrupted.errorCode()).isEqualTo(48002));
        assertThat(Wecom.each(List.of(), _ -> Optional.empty()).shown()).isEmpty();
    }

    @Test
    void asksAgainLaterForAllOfAPageOfWhichOneWasNotAnswered() {
        assertThatThrownBy(() -> Wecom.each(IDS, id -> {
                    if (id.equals("c")) {
                        throw ReadingInterrupted.later("groupchat/get", null);
                    }
                    return Optional.of(aThing(id));
                }))
                .isInstanceOfSatisfying(
                        ReadingInterrupted.class,
                        interrupted -> assertThat(interrupted.isRefusal()).isFalse());
    }

    private static Thing aThing(String id) {
        return new Thing(Part.GROUP_CHATS, id, Map.of(), Map.of(), Map.of(), Set.of());
    }
}
