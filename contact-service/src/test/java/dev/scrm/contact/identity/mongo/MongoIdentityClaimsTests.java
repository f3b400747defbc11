package dev.scrm.contact.identity.mongo;

import dev.scrm.contact.identity.IdentityClaims;
import dev.scrm.contact.identity.IdentityClaimsContract;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.BeforeEach;

class MongoIdentityClaimsTests extends IdentityClaimsContract {
    private MongoIdentityClaims claims;

    @BeforeEach
    void open() {
        claims = new MongoIdentityClaims(TestMongo.freshDatabase("identities"));
    }

    @Override
    protected IdentityClaims claims() {
        return claims;
    }
}
