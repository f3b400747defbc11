package dev.scrm.gateway.reconciliation;

import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.CORP;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.NOON;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.aDifference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Ids;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of differences does. */
public abstract class DifferencesContract {
    private final Difference chat = aDifference(Part.GROUP_CHATS, "a", Change.APPEARED);
    private final Difference otherChat = aDifference(Part.GROUP_CHATS, "b", Change.CHANGED_SILENTLY);
    private final Difference tag = aDifference(Part.TAGS, "a", Change.VANISHED);

    protected abstract Differences differences();

    @Test
    void keepsWhatWasRecordedFirst() {
        differences().record(CORP, "r1", List.of(chat));
        differences().record(CORP, "r1", List.of(aDifference(Part.GROUP_CHATS, "a", Change.CHANGED)));

        assertThat(differences().list("r1", null, null, 10, null).items()).containsExactly(chat);
        assertThat(differences().list("r", null, null, 10, null).items()).isEmpty();
    }

    @Test
    void handsOutEachUntilItIsJudged() {
        differences().record(CORP, "r1", List.of(chat, tag));

        assertThat(differences().unjudged("r1", 10)).containsExactlyInAnyOrder(chat, tag);
        differences().judge("r1", List.of(chat.judged(List.of())));

        assertThat(differences().unjudged("r1", 10)).containsExactly(tag);
        assertThat(differences().unjudged("r2", 10)).isEmpty();
    }

    @Test
    void countsByPartAndKindAndWhatWasMissed() {
        differences().record(CORP, "r1", List.of(chat, otherChat, tag));
        differences().judge("r1", List.of(chat.judged(List.of()), otherChat.judged(List.of())));

        assertThat(differences().count("r1"))
                .containsEntry(Part.GROUP_CHATS, new DifferenceCounts(1, 0, 1, 0, 1))
                .containsEntry(Part.TAGS, new DifferenceCounts(0, 0, 0, 1, 0));
    }

    @Test
    void listsThemInPages() {
        differences().record(CORP, "r1", List.of(chat, otherChat, tag));
        differences().judge("r1", List.of(chat.judged(List.of()), otherChat.judged(List.of())));

        var first = differences().list("r1", null, null, 2, null);
        assertThat(first.items()).extracting(Difference::id).containsExactly("a", "b");
        assertThat(differences().list("r1", null, null, 2, first.next()).items())
                .extracting(Difference::part)
                .containsExactly(Part.TAGS);
        assertThat(differences().list("r1", Part.TAGS, null, 2, null).items()).containsExactly(tag);
        assertThat(differences().list("r1", null, true, 2, null).items())
                .extracting(Difference::id)
                .containsExactly("a");
    }

    @Test
    void forgetsWhatNamesAContactUntilATime() {
        var wang = aRelation("wmWANG", "lin.wei");
        var li = aRelation("wmLI", "lin.wei");
        differences().record(CORP, "r1", List.of(wang, aRelation("wmWANG", "chen.bo"), li, chat));
        differences().record("ww2", "r2", List.of(wang));
        var contact = Ids.contact(CORP, "wmWANG");

        assertThat(differences().countOf(CORP, contact, NOON)).isZero();
        assertThat(differences().countOf(CORP, contact, NOON.plusSeconds(60))).isEqualTo(2);
        differences().forgetContact(CORP, contact, NOON.plusSeconds(60));

        assertThat(differences().list("r1", null, null, 10, null).items()).containsExactlyInAnyOrder(li, chat);
        assertThat(differences().unjudged("r2", 10)).hasSize(1);
    }

    private static Difference aRelation(String externalUserId, String staffId) {
        return new Difference(
                Part.CONTACTS,
                externalUserId + "/" + staffId,
                Map.of("externalUserId", externalUserId, "staffId", staffId),
                Set.of(),
                Change.CHANGED,
                NOON,
                NOON.plusSeconds(60),
                null);
    }

    @Test
    void forgetsOldOnes() {
        differences().record(CORP, "r1", List.of(chat));

        differences().forgetBefore(NOON);
        assertThat(differences().unjudged("r1", 10)).hasSize(1);

        differences().forgetBefore(NOON.plusSeconds(61));
        assertThat(differences().unjudged("r1", 10)).isEmpty();
    }
}
