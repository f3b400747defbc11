package dev.scrm.platform.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallbackSignatureTests {

    @ParameterizedTest
    @MethodSource("dev.scrm.platform.wecom.WecomVectors#all")
    void signsAsPublished(WecomVectors.Vector vector) {
        var signature =
                CallbackSignature.sign(WecomVectors.TOKEN, vector.timestamp(), vector.nonce(), vector.encrypt());

        assertThat(signature).isEqualTo(vector.signature());
    }

    @Test
    void signsTheSortedValuesWhateverTheirOrder() {
        var signatures = List.of(
                CallbackSignature.sign("a", "b", "c", "d"),
                CallbackSignature.sign("d", "c", "b", "a"),
                CallbackSignature.sign("c", "a", "d", "b"));

        assertThat(signatures).containsOnly("81fe8bfe87576c3ecb22426f8e57847382917acf"); // SHA-1 of abcd
    }

    @Test
    void sortsByBytesWithCapitalsFirst() {
        assertThat(CallbackSignature.sign("b", "D", "A", "c")).isEqualTo(CallbackSignature.sign("", "", "", "ADbc"));
    }

    @Test
    void matchesLowerCaseOnly() {
        var signature = CallbackSignature.sign("a", "b", "c", "d");

        assertThat(CallbackSignature.matches(signature, "a", "b", "c", "d")).isTrue();
        assertThat(CallbackSignature.matches(signature.toUpperCase(Locale.ROOT), "a", "b", "c", "d"))
                .isFalse();
    }
}
