package dev.scrm.contact.identity.mongo;

import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.identity.IdentityClaim;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it lies in MongoDB; public because the driver reads records by reflection. What it is a claim on stands nowhere in
 * it: whoever asks knows that.
 *
 * @param id derived from corp and identity with a key: nobody finds out by trying what it stands for
 * @param claimants who claims it, in the order in which they did; null in documents of earlier builds
 */
public record ClaimDocument(
        @BsonId String id,
        String corp,
        IdentityType type,
        String scope,
        String contact,
        boolean verified,
        @Nullable List<ClaimantPart> claimants) {

    public record ClaimantPart(String contact, boolean verified) {
        static ClaimantPart of(IdentityClaim claim) {
            return new ClaimantPart(claim.contactId(), claim.verified());
        }

        private IdentityClaim claim(IdentityKey key) {
            return new IdentityClaim(key, contact, verified);
        }
    }

    IdentityClaim claim(IdentityKey key) {
        return new IdentityClaim(key, contact, verified);
    }

    /** Once each, as surely as it was said. */
    List<IdentityClaim> all(IdentityKey key) {
        return Stream.concat(Stream.of(claim(key)), others().map(one -> one.claim(key)))
                .toList();
    }

    /** Whether it is somebody's who has given it back, and has not claimed it again meanwhile. */
    boolean isLeftBy(String contactId) {
        return contact.equals(contactId)
                && Stream.ofNullable(claimants)
                        .flatMap(List::stream)
                        .noneMatch(one -> one.contact().equals(contactId));
    }

    /** Whose it is when it is not the owner's any more. */
    Optional<ClaimantPart> heir() {
        return others().findFirst();
    }

    /** The sure ones first; one who was not sure at first stands there twice. */
    private Stream<ClaimantPart> others() {
        Map<String, ClaimantPart> byContact = new LinkedHashMap<>();
        Stream.ofNullable(claimants)
                .flatMap(List::stream)
                .filter(one -> !one.contact().equals(contact))
                .sorted(Comparator.comparing(one -> !one.verified()))
                .forEach(one -> byContact.putIfAbsent(one.contact(), one));
        return byContact.values().stream();
    }
}
