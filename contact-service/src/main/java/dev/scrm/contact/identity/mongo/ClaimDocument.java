package dev.scrm.contact.identity.mongo;

import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.identity.IdentityClaim;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A claim as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param id derived from corp and identity: values may be long, and keys of indexes may not
 */
public record ClaimDocument(
        @BsonId String id,
        String corp,
        IdentityType type,
        String scope,
        String value,
        String contact,
        boolean verified) {

    static String documentId(String corpId, IdentityKey key) {
        return key.id(corpId);
    }

    IdentityClaim claim() {
        return new IdentityClaim(new IdentityKey(type, scope, value), contact, verified);
    }
}
