package dev.scrm.contact.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdKeyTests {
    private static final String CORP = "ww5c3a0demo0000001";

    private final IdKey key = IdKey.of("a key of at least 32 bytes, is it".getBytes(UTF_8), _ -> {});

    @Test
    void givesTheSameIdForTheSame() {
        var again = IdKey.of("a key of at least 32 bytes, is it".getBytes(UTF_8), _ -> {});

        assertThat(key.derived("identity", CORP, "phone", "", "+8613800000001"))
                .isEqualTo(again.derived("identity", CORP, "phone", "", "+8613800000001"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void givesAnotherForAnythingElse() {
        var another = IdKey.of("another key of at least 32 bytes!".getBytes(UTF_8), _ -> {});

        assertThat(List.of(
                        key.derived("identity", CORP, "phone", "", "+8613800000001"),
                        another.derived("identity", CORP, "phone", "", "+8613800000001"),
                        key.derived("identity", "ww5c3a0demo0000002", "phone", "", "+8613800000001"),
                        key.derived("contact-by-identity", CORP, "phone", "", "+8613800000001"),
                        key.derived("identity", CORP, "phone", "", "+8613800000002"),
                        key.derived("identity", CORP, "phone", "+8613800000001", ""),
                        key.derived("identity", CORP, "phone", "+8613800000001")))
                .doesNotHaveDuplicates();
    }

    @Test
    void derivesNothingWhereTheDatabaseWasMadeWithAnother() {
        List<String> marks = new ArrayList<>();
        KeptIdKey ofAnother = mark -> {
            marks.add(mark);
            throw new IllegalStateException("another one");
        };
        var wrong = IdKey.of("a key of at least 32 bytes, is it".getBytes(UTF_8), ofAnother);

        assertThatIllegalStateException().isThrownBy(() -> wrong.derived("identity", CORP, "phone"));
        assertThatIllegalStateException().isThrownBy(() -> wrong.derived("identity", CORP, "phone"));
        assertThat(marks).as("the same of one key").hasSize(2).containsOnly(marks.getFirst());
    }

    @Test
    void isProvenOnce() {
        var asked = new AtomicInteger();
        var right = IdKey.of("a key of at least 32 bytes, is it".getBytes(UTF_8), _ -> asked.incrementAndGet());

        right.prove();
        right.derived("identity", CORP, "phone");
        right.derived("identity", CORP, "email");

        assertThat(asked).hasValue(1);
    }

    /** The mark lies in the database: none of the keys that ids are derived with follows from it. */
    @Test
    void hasAMarkThatIsNoIdAndNoKey() {
        List<String> marks = new ArrayList<>();
        var one = IdKey.of("a key of at least 32 bytes, is it".getBytes(UTF_8), marks::add);
        var other = IdKey.of("another key of at least 32 bytes!".getBytes(UTF_8), marks::add);

        one.prove();
        other.prove();

        assertThat(marks)
                .doesNotHaveDuplicates()
                .allMatch(mark -> mark.matches("[0-9a-f]{64}"))
                .doesNotContain(HexFormat.of()
                        .formatHex(SealKey.derived(
                                        "a key of at least 32 bytes, is it".getBytes(UTF_8), "contact-identity-ids")
                                .mac("the key of ids")));
    }
}
