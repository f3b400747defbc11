package dev.scrm.gateway.commands.mongo;

import static dev.scrm.gateway.commands.CommandFixtures.CONTACT;
import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.commands.ErasedContacts;
import dev.scrm.gateway.commands.ErasedContactsContract;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoErasedContactsTests extends ErasedContactsContract {
    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private final MutableClock clock = MutableClock.at(NOON);
    private final MongoErasedContacts erased = new MongoErasedContacts(database, clock);

    @Override
    protected ErasedContacts erased() {
        return erased;
    }

    @Test
    void keepsOneAsLongAsItIsToldOf() {
        erased.createIndexes();
        erased.note(CORP, CONTACT, "e1", NOON);
        clock.advance(Duration.ofDays(3));
        erased.note(CORP, CONTACT, "e1", NOON);

        assertThat(database.getCollection("erased-contacts").find())
                .singleElement()
                .satisfies(document -> assertThat(document.getDate("toldAt")).isEqualTo(Date.from(clock.instant())));
        assertThat(database.getCollection("erased-contacts").listIndexes())
                .anySatisfy(index ->
                        assertThat(index.get("key", Document.class).keySet()).containsExactly("toldAt"))
                .anySatisfy(index -> assertThat(((Number) index.getOrDefault("expireAfterSeconds", 0)).longValue())
                        .isEqualTo(Duration.ofDays(40).toSeconds()));
    }
}
