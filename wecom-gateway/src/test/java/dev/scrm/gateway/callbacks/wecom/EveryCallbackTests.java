package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackText.CORP;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.assertIsSample;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What holds for every callback that there is a type for. What WeCom says lies in {@code callbacks/<type>.xml}; what it says
 * to intelligent robots is in JSON: {@link SmartRobotCallbacksTests}.
 */
class EveryCallbackTests {
    @Test
    void isOfATypeThatHasAContractAndNoContractIsWithoutAType() throws IOException {
        var types = Arrays.stream(CallbackType.values()).map(type -> type.type().toString());

        assertThat(types).containsExactlyInAnyOrderElementsOf(contracts());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "SMART_ROBOT_.*")
    void becomesTheSampleOfItsType(CallbackType type) {
        var event = CallbackText.of(type).read();

        assertThat(event.envelope().type()).isEqualTo(type.type());
        assertIsSample(type, event);
        assertThat(event.key()).startsWith(CORP);
        assertThat(event.isRecognized()).isEqualTo(type != CallbackType.UNRECOGNIZED);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "UNRECOGNIZED|SMART_ROBOT_.*")
    void saysTheSameWithoutCdata(CallbackType type) {
        assertIsSample(type, CallbackText.of(type).withoutCdata().read());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "UNRECOGNIZED|SMART_ROBOT_.*")
    void saysTheSameBesidesWhatNobodyKnows(CallbackType type) {
        assertIsSample(type, CallbackText.of(type).withUnknownElements().read());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "UNRECOGNIZED|SMART_ROBOT_.*")
    void saysTheSameInJson(CallbackType type) {
        assertIsSample(type, CallbackText.read(CallbackText.of(type).inJson()));
    }

    /** Either it can do without, and says nothing of it, or it is kept whole. */
    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "UNRECOGNIZED|SMART_ROBOT_.*")
    void losesNothingElseWhenAnElementIsMissing(CallbackType type) {
        assertThat(CallbackText.of(type).eachWithoutOneElement())
                .hasSizeGreaterThan(3)
                .allSatisfy(text -> assertIsTypedOrKeptWhole(type, text));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "UNRECOGNIZED|SMART_ROBOT_.*")
    void takesNumbersThatNobodyKnows(CallbackType type) {
        for (var other : new String[] {"99", "-1", "soon", "1.5", "999999999999999", "1e999999999", ""}) {
            assertThat(CallbackText.of(type).eachWithOneNumberOtherwise(other))
                    .allSatisfy(text -> assertIsTypedOrKeptWhole(type, text));
        }
    }

    private static void assertIsTypedOrKeptWhole(CallbackType type, CallbackText text) {
        var event = text.read();

        GoldenSample.assertMatchesSchema(
                event.envelope().type().toString(), event.envelope().data());
        if (event.isRecognized()) {
            assertThat(event.envelope().type()).isEqualTo(type.type());
        } else {
            assertThat(whole(event)).isEqualTo(text.xml());
        }
    }

    private static String whole(CallbackEvent event) {
        var data = CallbackText.json(event);
        return data.has("sealedXml")
                ? opened(event, "sealedXml").path("xml").asString()
                : data.path("xml").asString();
    }

    private static Iterable<String> contracts() throws IOException {
        try (var file = GoldenSample.class.getResourceAsStream("/contracts/asyncapi.yaml")) {
            var channels = new YAMLMapper().readTree(file).path("channels");
            return Stream.of(Topics.WECOM_CALLBACKS, Topics.WECOM_DOORBELLS)
                    .flatMap(topic -> channels.path(topic).path("messages").propertyNames().stream())
                    .toList();
        }
    }
}
