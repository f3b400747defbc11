package dev.scrm.contact.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Conditions as JSON: what is written is what was read. */
class ConditionFormTests {
    /** Everything that can be asked for by a consent: channels of two words have a hyphen. */
    @Test
    void takesTheConsentOfEveryChannelForEveryPurpose() {
        for (var channel : ConsentChannel.values()) {
            for (var purpose : ConsentPurpose.values()) {
                var name = "consents.%s.%s".formatted(channel.word(), purpose.word());
                var json = Map.of("field", Map.of("name", name, "oneOf", List.of("true")));

                assertThat(ConditionForm.write(ConditionForm.read(json))).isEqualTo(json);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"did\":{\"type\":\"any\",\"window\":{\"youngerThan\":\"PT720H\"},\"atMost\":0}}",
                "{\"did\":{\"type\":\"order-paid\",\"sum\":\"amount\",\"less\":\"order-refunded\",\"atLeast\":100000}}",
                "{\"did\":{\"type\":\"order-paid\",\"sum\":\"amount\",\"currency\":\"HKD\",\"atLeast\":100000}}",
                "{\"followers\":{}}",
                "{\"followers\":{\"anyOf\":[\"chen.bo\",\"lin.wei\"]}}",
                "{\"followers\":{\"allOf\":[\"chen.bo\",\"lin.wei\"],\"liveCodes\":[\"poster-17\"]}}",
                "{\"followers\":{\"atMost\":0}}",
                "{\"followers\":{\"since\":{\"ago\":{\"lessThan\":\"PT168H\"}},\"addWays\":[\"card\",\"qr-code\"]}}",
                "{\"followers\":{\"ended\":{}}}",
                "{\"followers\":{\"ended\":{\"by\":[\"customer\",\"staff\"],\"at\":{\"from\":\"2026-11-01T00:00:00Z\"}}}}",
                "{\"field\":{\"name\":\"identityKinds\",\"oneOf\":[\"member-id:shop\",\"phone\"]}}",
                "{\"groups\":{\"atLeast\":1}}",
                "{\"groups\":{\"atMost\":0}}",
                "{\"groups\":{\"anyOf\":[\"wr1\",\"wr2\"],\"atLeast\":2}}",
                "{\"groups\":{\"anyOf\":[\"wr1\"],\"since\":{\"ago\":{\"lessThan\":\"PT168H\"}},\"atLeast\":1}}",
                "{\"groups\":{\"since\":{\"from\":\"2026-11-01T00:00:00Z\"},\"atLeast\":1,\"atMost\":3}}"
            })
    void writesWhatItRead(String json) {
        var condition = ConditionForm.read(JsonMapper.shared().readValue(json, Map.class));

        assertThat(JsonMapper.shared().writeValueAsString(ConditionForm.write(condition)))
                .isEqualTo(json);
    }
}
