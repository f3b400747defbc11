package dev.scrm.contact.identity.mongo;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.InterruptedMongo;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.identity.IdentityClaim;
import dev.scrm.contact.identity.IdentityClaims;
import dev.scrm.contact.identity.IdentityClaimsContract;
import dev.scrm.contact.sealing.IdKey;
import dev.scrm.platform.test.TestMongo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoIdentityClaimsTests extends IdentityClaimsContract {
    private final MongoDatabase database = TestMongo.freshDatabase("identities");
    private MongoIdentityClaims claims;

    @BeforeEach
    void open() {
        claims = new MongoIdentityClaims(database, IDS);
    }

    @Override
    protected IdentityClaims claims() {
        return claims;
    }

    @Override
    protected void release(IdentityClaim claim, int steps, Runnable meanwhile) {
        try (var interrupted = new InterruptedMongo("identities", steps, meanwhile)) {
            new MongoIdentityClaims(interrupted.database(database), IDS).release(CORP, List.of(claim));
        }
    }

    /** Whoever asks knows what he asks for: nothing of it has to lie there. */
    @Test
    void keepsNothingOfWhatIsClaimed() {
        var phone = new IdentityKey(IdentityType.PHONE, "", "+8613800000001");

        claims.claim("ww1", List.of(new IdentityClaim(phone, "c1", true)));

        assertThat(database.getCollection("identities").find().first().toJson())
                .contains("c1", "PHONE")
                .doesNotContain("13800000001");
        assertThat(claims.find("ww1", List.of(phone))).containsOnlyKeys(phone);
    }

    /** The ids are the key's: with another one nobody is found any more. */
    @Test
    void findsNobodyWithAnotherKey() {
        var phone = new IdentityKey(IdentityType.PHONE, "", "+8613800000001");
        claims.claim("ww1", List.of(new IdentityClaim(phone, "c1", true)));
        var another = IdKey.of("another key of at least 32 bytes!".getBytes(StandardCharsets.UTF_8), _ -> {});

        assertThat(new MongoIdentityClaims(database, new IdentityIds(another)).find("ww1", List.of(phone)))
                .isEmpty();
    }
}
