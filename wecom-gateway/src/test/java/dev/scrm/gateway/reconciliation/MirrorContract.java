package dev.scrm.gateway.reconciliation;

import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.CORP;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.NOON;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every mirror does. */
public abstract class MirrorContract {
    protected abstract Mirror mirror();

    @Test
    void keepsWhatWasReadOfEachCorpByItself() {
        mirror().save(CORP, "r1", List.of(aRow("a", "A", NOON), aRow("b", "B", NOON)));
        mirror().save("ww2", "r1", List.of(aRow("a", "elsewhere", NOON)));

        assertThat(mirror().find(CORP, Part.GROUP_CHATS, Set.of("a", "c"))).containsOnly(entry(aRow("a", "A", NOON)));
        assertThat(mirror().find(CORP, Part.TAGS, Set.of("a"))).isEmpty();
    }

    @Test
    void keepsWhatWasReadLast() {
        mirror().save(CORP, "r1", List.of(aRow("a", "A", NOON)));
        mirror().save(CORP, "r2", List.of(aRow("a", "B", NOON.plusSeconds(1))));

        assertThat(mirror().find(CORP, Part.GROUP_CHATS, Set.of("a")))
                .containsOnly(entry(aRow("a", "B", NOON.plusSeconds(1))));
    }

    @Test
    void knowsWhatARunDidNotMeet() {
        mirror().save(CORP, "r1", List.of(aRow("a", "A", NOON), aRow("b", "B", NOON), aRow("c", "C", NOON)));
        mirror().save("ww2", "r1", List.of(aRow("z", "Z", NOON)));
        mirror().save(CORP, "r2", List.of(aRow("a", "A", NOON.plusSeconds(1))));

        assertThat(mirror().unmet(CORP, Part.GROUP_CHATS, "r2", 10))
                .containsExactlyInAnyOrder(aRow("b", "B", NOON), aRow("c", "C", NOON));
        assertThat(mirror().unmet(CORP, Part.GROUP_CHATS, "r2", 1)).hasSize(1);
        assertThat(mirror().isMoreUnmet(CORP, Part.GROUP_CHATS, "r2", 1)).isTrue();
        assertThat(mirror().isMoreUnmet(CORP, Part.GROUP_CHATS, "r2", 2)).isFalse();

        mirror().leave(CORP, Part.GROUP_CHATS, "r2", Set.of("b"));
        mirror().remove(CORP, Part.GROUP_CHATS, Set.of("c"));

        assertThat(mirror().unmet(CORP, Part.GROUP_CHATS, "r2", 10)).isEmpty();
        assertThat(mirror().find(CORP, Part.GROUP_CHATS, Set.of("a", "b", "c"))).containsOnlyKeys("a", "b");
    }

    @Test
    void forgetsPartsThatNobodyReadsAnyMore() {
        for (var corpId : List.of(CORP, "ww2")) {
            mirror().save(corpId, "r1", List.of(aRow("a", "A", NOON)));
            mirror().complete(corpId, Part.GROUP_CHATS, NOON);
        }
        mirror().complete(CORP, Part.GROUP_CHATS, NOON.plusSeconds(9));

        mirror().forgetBefore(NOON.plusSeconds(9));

        assertThat(mirror().find(CORP, Part.GROUP_CHATS, Set.of("a"))).hasSize(1);
        assertThat(mirror().find("ww2", Part.GROUP_CHATS, Set.of("a"))).isEmpty();
        assertThat(mirror().completedAt("ww2", Part.GROUP_CHATS)).isEmpty();
    }

    @Test
    void knowsWhenAPartWasReadToItsEnd() {
        assertThat(mirror().completedAt(CORP, Part.TAGS)).isEmpty();

        mirror().complete(CORP, Part.TAGS, NOON);
        mirror().complete(CORP, Part.TAGS, NOON.plusSeconds(1));

        assertThat(mirror().completedAt(CORP, Part.TAGS)).contains(NOON.plusSeconds(1));
        assertThat(mirror().completedAt(CORP, Part.STAFF)).isEmpty();
        assertThat(mirror().completedAt("ww2", Part.TAGS)).isEmpty();
    }

    private static Map.Entry<String, Mirror.Row> entry(Mirror.Row row) {
        return Map.entry(row.known().id(), row);
    }
}
