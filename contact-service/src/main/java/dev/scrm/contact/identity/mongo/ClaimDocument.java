package dev.scrm.contact.identity.mongo;

import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.identity.IdentityClaim;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A claim as it lies in MongoDB; public because the driver reads records by reflection. What it is a claim on stands nowhere in
 * it: whoever asks knows that.
 *
 * @param id derived from corp and identity with a key: nobody finds out by trying what it stands for
 */
public record ClaimDocument(
        @BsonId String id, String corp, IdentityType type, String scope, String contact, boolean verified) {

    IdentityClaim claim(IdentityKey key) {
        return new IdentityClaim(key, contact, verified);
    }
}
