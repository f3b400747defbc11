package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.IDS;
import static dev.scrm.contact.contact.ContactFixtures.WANG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.sealing.IdKey;
import dev.scrm.platform.events.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityIdsTests {
    private final IdentityIds others =
            new IdentityIds(IdKey.of("another key of at least 32 bytes!".getBytes(UTF_8), _ -> {}));

    /** The gateway derives it as well, and has no key. */
    @Test
    void namesAContactOfWecomAsEverybodyDoes() {
        var inWecom = new IdentityKey(IdentityType.EXTERNAL_USER_ID, "", WANG);

        assertThat(IDS.firstContact(CORP, inWecom)).isEqualTo(new ContactId(CORP, Ids.contact(CORP, WANG)));
        assertThat(others.firstContact(CORP, inWecom)).isEqualTo(IDS.firstContact(CORP, inWecom));
    }

    @Test
    void namesAProvidersContactWithTheKey() {
        var ofAProvider = new IdentityKey(IdentityType.EXTERNAL_USER_ID, "provider", WANG);

        assertThat(IDS.firstContact(CORP, ofAProvider))
                .isNotEqualTo(others.firstContact(CORP, ofAProvider))
                .isNotEqualTo(new ContactId(CORP, Ids.contact(CORP, WANG)));
    }

    @ParameterizedTest
    @EnumSource(value = IdentityType.class, names = "EXTERNAL_USER_ID", mode = EnumSource.Mode.EXCLUDE)
    void namesNobodyByWhatCanBeTried(IdentityType type) {
        var key = new IdentityKey(type, "", "+8613800000001");

        assertThat(IDS.firstContact(CORP, key)).isNotEqualTo(others.firstContact(CORP, key));
        assertThat(IDS.word(CORP, key))
                .isNotEqualTo(others.word(CORP, key))
                .isNotEqualTo(IDS.firstContact(CORP, key).value());
    }
}
