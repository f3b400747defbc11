package dev.scrm.gateway.reconciliation.mongo;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.unset;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.CORP;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.reconciliation.Announcement;
import dev.scrm.gateway.reconciliation.Announcement.Kind;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.test.TestMongo;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoAnnouncementsTests {
    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private final MongoAnnouncements announcements = new MongoAnnouncements(database);

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
    void forgetsWhatNamesAContactAndTellsOfNothingLater() {
        announcements.createIndexes();
        var wang = new Announcement(CORP, "contacts:wmWANG/lin.wei", Kind.CREATED, NOON);
        var since = new Announcement(CORP, "contacts:wmWANG/chen.bo", Kind.CREATED, NOON.plusSeconds(9));
        var li = new Announcement(CORP, "contacts:wmLI/lin.wei", Kind.CREATED, NOON);
        var tag = new Announcement(CORP, "tags:wmWANG", Kind.CREATED, NOON);
        announcements.save(List.of(wang, since, li, tag));
        var contact = Ids.contact(CORP, "wmWANG");

        assertThat(announcements.countOf(CORP, contact, NOON)).isEqualTo(1);
        announcements.forgetContact(CORP, contact, NOON);

        assertThat(announcements.find(CORP, Set.of(wang.name(), since.name(), li.name(), tag.name())))
                .containsExactlyInAnyOrder(since, li, tag);
        assertThat(announcements.countOf(CORP, contact, NOON)).isZero();
    }

    @Test
    void findsWhatAnEarlierVersionKeptWithoutTheContact() {
        var wang = new Announcement(CORP, "contacts:wmWANG/lin.wei", Kind.CREATED, NOON);
        var theirs = new Announcement("ww2", "contacts:wmWANG/lin.wei", Kind.CREATED, NOON);
        announcements.save(List.of(wang, theirs, new Announcement(CORP, "tags:1", Kind.CREATED, NOON)));
        var stored = database.getCollection("announcements");
        stored.updateMany(new Document(), combine(unset("corp"), unset("contact")));
        var contact = Ids.contact(CORP, "wmWANG");
        assertThat(announcements.countOf(CORP, contact, NOON)).isZero();

        announcements.nameContacts(CORP);

        assertThat(announcements.countOf(CORP, contact, NOON)).isEqualTo(1);
        assertThat(stored.countDocuments(exists("contact"))).isEqualTo(1);
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
