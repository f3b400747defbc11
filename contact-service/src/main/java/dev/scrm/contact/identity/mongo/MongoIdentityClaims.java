package dev.scrm.contact.identity.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static java.util.Objects.requireNonNull;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.identity.IdentityClaim;
import dev.scrm.contact.identity.IdentityClaims;
import dev.scrm.platform.mongo.AlreadyThere;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** The claims, one document for each identity. */
@Component
class MongoIdentityClaims implements IdentityClaims {
    private record Named(String id, IdentityClaim claim) {}

    private final MongoCollection<ClaimDocument> collection;
    private final IdentityIds ids;

    MongoIdentityClaims(MongoDatabase database, IdentityIds ids) {
        this.ids = ids;
        this.collection =
                database.getCollection("identities", ClaimDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void claim(String corpId, List<IdentityClaim> claims) {
        // In the order of ids, as everywhere, so that two writers never wait for each other.
        var ordered = claims.stream()
                .map(claim -> new Named(ids.word(corpId, claim.key()), claim))
                .sorted(Comparator.comparing(Named::id))
                .toList();
        List<WriteModel<ClaimDocument>> first = new ArrayList<>();
        List<WriteModel<ClaimDocument>> surer = new ArrayList<>();
        for (var named : ordered) {
            var claim = named.claim();
            var id = eq("_id", named.id());
            first.add(new UpdateOneModel<>(id, whole(corpId, claim), new UpdateOptions().upsert(true)));
            if (claim.verified()) {
                surer.add(new UpdateOneModel<>(
                        and(id, eq("verified", false)),
                        combine(set("contact", claim.contactId()), set("verified", true))));
            }
        }
        write(first);
        if (!surer.isEmpty()) {
            write(surer);
        }
    }

    @Override
    public void release(String corpId, List<IdentityClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        List<WriteModel<ClaimDocument>> deletions = claims.stream()
                .map(claim -> new Named(ids.word(corpId, claim.key()), claim))
                .sorted(Comparator.comparing(Named::id))
                .<WriteModel<ClaimDocument>>map(named -> new DeleteOneModel<>(
                        and(eq("_id", named.id()), eq("contact", named.claim().contactId()))))
                .toList();
        collection.bulkWrite(deletions, new BulkWriteOptions().ordered(false));
    }

    private void write(List<WriteModel<ClaimDocument>> writes) {
        try {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            // Somebody else was first with it at the same moment.
            AlreadyThere.orThrow(e);
        }
    }

    private static Bson whole(String corpId, IdentityClaim claim) {
        var key = claim.key();
        return combine(
                setOnInsert("corp", corpId),
                setOnInsert("type", key.type().name()),
                setOnInsert("scope", key.scope()),
                setOnInsert("contact", claim.contactId()),
                setOnInsert("verified", claim.verified()));
    }

    @Override
    public Map<IdentityKey, IdentityClaim> find(String corpId, Collection<IdentityKey> keys) {
        Map<String, IdentityKey> byId = new HashMap<>();
        keys.forEach(key -> byId.put(ids.word(corpId, key), key));
        Map<IdentityKey, IdentityClaim> found = new HashMap<>();
        for (var document : collection.find(and(in("_id", byId.keySet()), eq("corp", corpId)))) {
            var key = requireNonNull(byId.get(document.id()));
            found.put(key, document.claim(key));
        }
        return found;
    }
}
