package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFailureTests {
    record Person(String name, List<Phone> phones) {
        Person {
            requireNonNull(name, "name");
        }
    }

    record Phone(String number, Instant since) {
        Phone {
            if (number.length() > 11) {
                throw new IllegalArgumentException("Expected at most 11 digits");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"secret","phones":[{"number":"1","since":"secret"}]}        | 'phones[0].since' is no Instant
            {"name":{"secret":1}}                                               | 'name' is no String
            {"name":"secret","phones":"secret"}                                 | 'phones' is no list
            {"phones":[]}                                                       | 'name' is absent
            {"name":"secret","phones":[{"number":"secret secret"}]}             | at 'phones[0]': Expected at most 11 digits
            {"name":secret}                                                     | it is not well-formed at line 1, column
            """)
    void saysWhereItIsWrongAndNothingOfWhatStandsThere(String json, String words) {
        assertThatThrownBy(() -> EventData.read(json.getBytes(UTF_8), Person.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("Expected JSON of Person but " + words)
                .hasNoCause()
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("secret"));
    }

    @Test
    void saysWhichLimitItIsBeyond() {
        var deep = "[".repeat(100) + "]".repeat(100);

        assertThatThrownBy(() -> EventData.read(deep.getBytes(UTF_8), Object.class))
                .hasMessageContaining("64");
    }
}
