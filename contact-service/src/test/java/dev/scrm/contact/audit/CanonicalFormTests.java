package dev.scrm.contact.audit;

import static dev.scrm.contact.audit.AuditFixtures.read;
import static dev.scrm.contact.audit.AuditFixtures.reveal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalFormTests {
    /** Written in docs/rights.md for those who verify by themselves: it must never be another. */
    @Test
    void isWhatAuditorsCanMakeByThemselves() {
        assertThat(new String(CanonicalForm.of(7, "ab", read(1)), UTF_8))
                .isEqualTo("18:ww5c3a0demo0000001,1:7,2:ab,25:ww5c3a0demo0000001-read-1,13:1795249801123,4:read,"
                        + "13:contact-shown,4:done,12:user:lin.wei,8:5:agent,,3:own,12:9:contact-1,,0:,1:1,7:4:name,,"
                        + "32:0af7651916cd43dd8448eb211c80319c,----");
    }

    /** Of what was linked before an upgrade too. */
    @Test
    void givesTheHashThatItAlwaysGave() {
        assertThat(CanonicalForm.hash(1, ChainPlace.START.hash(), reveal()))
                .isEqualTo("55fc3bdf2dd63e0d3232722312790f3ff1b048117bc2d2e82372a0e05d16b1f7");
    }
}
