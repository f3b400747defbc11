package dev.scrm.contact.sealing.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.scrm.contact.sealing.PersonalSeal;
import org.junit.jupiter.api.Test;

class KeysetSealTests {
    private static final String NUMBER = "+8613800000001";
    private static final String PLACE = PersonalSeal.place("contacts", "ww1", "c1");

    @Test
    void opensWhatItSealed() {
        var sealed = TestSeals.SEAL.seal(PLACE, "王芳 " + NUMBER);

        assertThat(sealed).doesNotContain("13800000001", "王芳");
        assertThat(TestSeals.SEAL.open(PLACE, sealed)).isEqualTo("王芳 " + NUMBER);
    }

    /** Who reads the store does not even see that two have the same number. */
    @Test
    void sealsTheSameDifferentlyEachTime() {
        assertThat(TestSeals.SEAL.seal(PLACE, NUMBER)).isNotEqualTo(TestSeals.SEAL.seal(PLACE, NUMBER));
    }

    @Test
    void opensInNoOtherPlace() {
        var sealed = TestSeals.SEAL.seal(PLACE, NUMBER);

        for (var other : new String[] {
            PersonalSeal.place("contacts", "ww1", "c2"),
            PersonalSeal.place("contacts", "ww2", "c1"),
            PersonalSeal.place("waiting-behaviors", "ww1", "c1")
        }) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> TestSeals.SEAL.open(other, sealed))
                    .withMessageContaining(other)
                    .withMessageNotContaining(sealed);
        }
    }

    @Test
    void opensNothingThatWasSealedWithAnotherKey() {
        var sealed = TestSeals.another().seal(PLACE, NUMBER);

        assertThatIllegalStateException().isThrownBy(() -> TestSeals.SEAL.open(PLACE, sealed));
    }

    @Test
    void takesNothingInClearForSealedAndDoesNotShowIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TestSeals.SEAL.open(PLACE, NUMBER))
                .withMessageContaining("in clear")
                .withMessageNotContaining("13800000001");
    }
}
