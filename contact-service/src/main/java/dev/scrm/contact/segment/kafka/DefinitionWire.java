package dev.scrm.contact.segment.kafka;

import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.contact.segment.Definition;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.Tagging;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Raised;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of a segment, as messages. */
@Component
class DefinitionWire implements EventWire<Segment, Definition> {
    private static final EventType DEFINED = EventType.of("scrm.segment.defined.v1");

    /**
     * {@code scrm.segment.defined.v1}: a segment with neither version is gone.
     *
     * @param tagging what is done with whoever belongs to it when it is a tag rule
     * @param live the version that counts
     * @param next the version that is being built
     */
    record Defined(
            String segmentId,
            String name,
            @Nullable DefinedTagging tagging,
            @Nullable DefinedVersion live,
            @Nullable DefinedVersion next) {}

    /** They get tags, which go when the rule holds no longer, after a while, or not by themselves. */
    record DefinedTagging(
            List<String> tagIds,
            boolean whileItHolds,
            @Nullable Duration lasting) {
        static @Nullable DefinedTagging of(@Nullable Tagging tagging) {
            return tagging == null
                    ? null
                    : new DefinedTagging(tagging.tagIds(), tagging.whileItHolds(), tagging.lasting());
        }
    }

    /** A version, with conditions in place of references. */
    record DefinedVersion(int version, Map<String, Object> condition) {
        static @Nullable DefinedVersion of(Definition.@Nullable Version version) {
            return version == null
                    ? null
                    : new DefinedVersion(version.number(), ConditionForm.write(version.condition()));
        }
    }

    @Override
    public List<OutboxMessage> messages(Segment segment, List<Definition> definitions, Raised raised) {
        return IntStream.range(0, definitions.size())
                .mapToObj(index -> message(index, definitions.get(index), raised))
                .toList();
    }

    private static OutboxMessage message(int index, Definition definition, Raised raised) {
        var data = new Defined(
                definition.segmentId(),
                definition.name(),
                DefinedTagging.of(definition.tagging()),
                DefinedVersion.of(definition.live()),
                DefinedVersion.of(definition.next()));
        return new OutboxMessage(
                Topics.SEGMENT_DEFINITIONS,
                definition.corpId() + ":" + definition.segmentId(),
                raised.event(index, "/contact-service/segments", DEFINED, raised.at(), EventData.write(data)));
    }
}
