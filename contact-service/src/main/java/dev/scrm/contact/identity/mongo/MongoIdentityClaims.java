package dev.scrm.contact.identity.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
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
import java.util.Optional;
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
            // One that is not kept beside so many would be made anew, which is there already.
            var room = and(id, exists("claimants." + (MOST_CLAIMANTS - 1), false));
            first.add(new UpdateOneModel<>(room, whole(corpId, claim), new UpdateOptions().upsert(true)));
            if (claim.verified()) {
                surer.add(new UpdateOneModel<>(
                        and(id, eq("verified", false)),
                        combine(set("contact", claim.contactId()), set("verified", true))));
            }
        }
        // Whoever was second at the very first moment finds it there now and is noted beside; who fails again has no
        // room.
        var second = write(first);
        if (!second.isEmpty()) {
            write(second);
        }
        if (!surer.isEmpty()) {
            write(surer);
        }
    }

    @Override
    public void release(String corpId, List<IdentityClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        var ordered = claims.stream()
                .map(claim -> new Named(ids.word(corpId, claim.key()), claim))
                .sorted(Comparator.comparing(Named::id))
                .toList();
        collection.bulkWrite(
                ordered.stream()
                        .map(named -> new UpdateOneModel<ClaimDocument>(
                                eq("_id", named.id()),
                                pull("claimants", eq("contact", named.claim().contactId()))))
                        .toList(),
                new BulkWriteOptions().ordered(false));
        handOver(corpId, ordered.stream().map(Named::claim).toList());
    }

    /** Whoever is to have it may give it back in this very moment: it is looked once more whose it is then. */
    private void handOver(String corpId, List<IdentityClaim> withdrawn) {
        var left = withdrawn;
        do {
            var documents =
                    documents(corpId, left.stream().map(IdentityClaim::key).toList());
            left = left.stream()
                    .filter(claim -> Optional.ofNullable(documents.get(claim.key()))
                            .filter(document -> document.isLeftBy(claim.contactId()))
                            .isPresent())
                    .toList();
            if (!left.isEmpty()) {
                var leavings = left.stream()
                        .map(claim -> leaving(requireNonNull(documents.get(claim.key()))))
                        .toList();
                collection.bulkWrite(leavings, new BulkWriteOptions().ordered(false));
            }
        } while (!left.isEmpty());
    }

    /** Who claims it in this very moment has it, and nobody who claims it no more. */
    private static WriteModel<ClaimDocument> leaving(ClaimDocument document) {
        var owned = and(eq("_id", document.id()), eq("contact", document.contact()));
        return document.heir()
                .<WriteModel<ClaimDocument>>map(heir -> new UpdateOneModel<>(
                        and(owned, elemMatch("claimants", eq("contact", heir.contact()))),
                        combine(set("contact", heir.contact()), set("verified", heir.verified()))))
                .orElseGet(() -> new DeleteOneModel<>(and(owned, exists("claimants.0", false))));
    }

    /** @return those of which somebody else was first at the same moment */
    private List<WriteModel<ClaimDocument>> write(List<WriteModel<ClaimDocument>> writes) {
        try {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException e) {
            return AlreadyThere.indexes(e).stream().map(writes::get).toList();
        }
    }

    private static Bson whole(String corpId, IdentityClaim claim) {
        var key = claim.key();
        return combine(
                setOnInsert("corp", corpId),
                setOnInsert("type", key.type().name()),
                setOnInsert("scope", key.scope()),
                setOnInsert("contact", claim.contactId()),
                setOnInsert("verified", claim.verified()),
                addToSet("claimants", ClaimDocument.ClaimantPart.of(claim)));
    }

    @Override
    public Map<IdentityKey, IdentityClaim> find(String corpId, Collection<IdentityKey> keys) {
        Map<IdentityKey, IdentityClaim> found = new HashMap<>();
        documents(corpId, keys).forEach((key, document) -> found.put(key, document.claim(key)));
        return found;
    }

    @Override
    public Map<IdentityKey, List<IdentityClaim>> claimants(String corpId, Collection<IdentityKey> keys) {
        Map<IdentityKey, List<IdentityClaim>> found = new HashMap<>();
        documents(corpId, keys).forEach((key, document) -> found.put(key, document.all(key)));
        return found;
    }

    private Map<IdentityKey, ClaimDocument> documents(String corpId, Collection<IdentityKey> keys) {
        Map<String, IdentityKey> byId = new HashMap<>();
        keys.forEach(key -> byId.put(ids.word(corpId, key), key));
        Map<IdentityKey, ClaimDocument> found = new HashMap<>();
        for (var document : collection.find(and(in("_id", byId.keySet()), eq("corp", corpId)))) {
            found.put(requireNonNull(byId.get(document.id())), document);
        }
        return found;
    }
}
