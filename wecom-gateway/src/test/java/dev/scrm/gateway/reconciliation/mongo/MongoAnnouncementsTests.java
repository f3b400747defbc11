package dev.scrm.gateway.reconciliation.mongo;

import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.CORP;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.reconciliation.Announcement;
import dev.scrm.gateway.reconciliation.Announcement.Kind;
import dev.scrm.platform.test.TestMongo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MongoAnnouncementsTests {
    private final MongoAnnouncements announcements = new MongoAnnouncements(TestMongo.freshDatabase("gateway"));

    @Test
    void keepsTheLastOfEachKindOfEachThingWhateverTheOrderItComesIn() {
        var created = new Announcement(CORP, "tags:1", Kind.CREATED, NOON);
        var changed = new Announcement(CORP, "tags:1", Kind.CHANGED, NOON.plusSeconds(9));
        announcements.save(List.of(
                changed,
                created,
                new Announcement(CORP, "tags:1", Kind.CHANGED, NOON.plusSeconds(4)),
                new Announcement(CORP, "tags:2", Kind.CREATED, NOON),
                new Announcement("ww2", "tags:1", Kind.REMOVED, NOON)));
        announcements.save(List.of(created));

        assertThat(announcements.find(CORP, Set.of("tags:1", "tags:3"))).containsExactlyInAnyOrder(created, changed);
    }

    @Test
    void forgetsWhatNothingWasToldOfForLong() {
        announcements.save(List.of(
                new Announcement(CORP, "tags:1", Kind.CREATED, NOON),
                new Announcement(CORP, "tags:1", Kind.CHANGED, NOON.plusSeconds(9)),
                new Announcement(CORP, "tags:2", Kind.CREATED, NOON)));

        announcements.forgetBefore(NOON.plusSeconds(1));

        assertThat(announcements.find(CORP, Set.of("tags:1", "tags:2"))).hasSize(2);
    }
}
