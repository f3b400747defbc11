package dev.scrm.contact.sealing.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.sealing.KeptIdKey;
import dev.scrm.platform.messaging.DependencyUnavailableException;
import dev.scrm.platform.mongo.AlreadyThere;
import org.bson.Document;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The mark of the key, in one document: the replica that writes it first says which key it is. */
@Component
class MongoKeptIdKey implements KeptIdKey {
    private static final String ID = "identity-ids";

    private final MongoCollection<Document> collection;
    private final ApplicationEventPublisher publisher;

    MongoKeptIdKey(MongoDatabase database, ApplicationEventPublisher publisher) {
        this.collection = database.getCollection("id-keys").withWriteConcern(WriteConcern.MAJORITY);
        this.publisher = publisher;
    }

    /**
     * What is heard is not to blame for a wrong key and waits, and a process that found out after its start is to be started
     * anew: that is refused then.
     */
    @Override
    public void require(String mark) {
        if (!isKept(mark)
                && !AlreadyThere.insertUnless(collection, new Document("_id", ID).append("mark", mark))
                && !isKept(mark)) {
            AvailabilityChangeEvent.publish(publisher, this, LivenessState.BROKEN);
            throw new DependencyUnavailableException("""
                    Expected at contact.identities.id-key (CONTACT_IDENTITIES_IDKEY) the key that this database was made with, but \
                    it is another one: nobody would be found by a phone number or any other identity, and everybody be made once \
                    more. Give it the file that it was started with first, from the copy that is kept apart from the database, \
                    or see that scrm.mongodb.uri names the database that belongs to this key (docs/rights.md)""");
        }
    }

    private boolean isKept(String mark) {
        var kept = collection.find(eq("_id", ID)).first();
        return kept != null && mark.equals(kept.getString("mark"));
    }
}
