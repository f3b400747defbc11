package dev.scrm.contact.tag.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.scrm.contact.tag.MirrorTags;
import dev.scrm.contact.tag.ReadTag;
import dev.scrm.contact.tag.TagKind;
import dev.scrm.contact.tag.TagShape;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears what WeCom tells of its tags. */
@Component
class WecomTagListener implements EventBatchHandler {
    /** A tag that a contact bears. */
    private record Met(String corpId, String id, @Nullable String name) {}

    private final MirrorTags mirrorTags;

    WecomTagListener(MirrorTags mirrorTags) {
        this.mirrorTags = mirrorTags;
    }

    @Override
    public void handle(List<Lane> lanes) {
        var events = lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .map(ReceivedEvent::envelope)
                .toList();
        events.forEach(this::on);
        events.stream()
                .flatMap(WecomTagListener::met)
                .collect(groupingBy(Met::corpId))
                .forEach(this::meet);
    }

    /** A poll's at once: most of it is known. */
    private void meet(String corpId, List<Met> tags) {
        var names = tags.stream()
                .collect(toMap(Met::id, tag -> Optional.ofNullable(tag.name()), (one, other) -> one.or(() -> other)));
        mirrorTags.meet(corpId, names);
    }

    private static Stream<Met> met(EventEnvelope envelope) {
        return switch (envelope.type().name()) {
            case "scrm.wecom.contact-fetched" ->
                Stream.ofNullable(EventData.read(envelope, 1, WecomTagData.Fetched.class)
                                .followers())
                        .flatMap(List::stream)
                        .flatMap(follower -> Stream.ofNullable(follower.tags()).flatMap(List::stream))
                        .flatMap(tag ->
                                Stream.ofNullable(tag.id()).map(id -> new Met(envelope.corpId(), id, tag.name())));
            case "scrm.wecom.external-contact-snapshot" ->
                Stream.ofNullable(EventData.read(envelope, 1, WecomTagData.Borne.class)
                                .tagIds())
                        .flatMap(List::stream)
                        .map(id -> new Met(envelope.corpId(), id, null));
            default -> Stream.of();
        };
    }

    private void on(EventEnvelope envelope) {
        switch (envelope.type().name()) {
            case "scrm.wecom.contact-tag-created", "scrm.wecom.contact-tag-updated" ->
                touched(envelope, EventData.read(envelope, 1, WecomTagData.Changed.class));
            case "scrm.wecom.contact-tag-removed" ->
                removed(envelope, EventData.read(envelope, 1, WecomTagData.Changed.class));
            case "scrm.wecom.contact-tag-snapshot" ->
                read(envelope, EventData.read(envelope, 1, WecomTagData.Snapshot.class));
            case "scrm.wecom.command-finished" ->
                finished(envelope, EventData.read(envelope, 1, WecomTagData.Finished.class));
            default -> {} // Others' events on the same topics; another order the next reading tells.
        }
    }

    private void touched(EventEnvelope envelope, WecomTagData.Changed data) {
        TagKind.of(data.kind())
                .ifPresent(
                        kind -> mirrorTags.touch(envelope.corpId(), data.id(), kind, data.causedBy(), told(envelope)));
    }

    private void removed(EventEnvelope envelope, WecomTagData.Changed data) {
        TagKind.of(data.kind())
                .ifPresent(kind -> mirrorTags.remove(envelope.corpId(), data.id(), kind, told(envelope)));
    }

    private void read(EventEnvelope envelope, WecomTagData.Snapshot data) {
        var shape = new TagShape(
                data.exists(), data.name(), Objects.requireNonNullElse(data.order(), 0L), data.tagGroupId());
        TagKind.of(data.kind())
                .ifPresent(kind ->
                        mirrorTags.read(new ReadTag(envelope.corpId(), data.id(), kind, shape, kept(data.readAt()))));
    }

    private void finished(EventEnvelope envelope, WecomTagData.Finished data) {
        var subject = envelope.subject();
        var commandId = data.commandId();
        if (subject == null || commandId == null) {
            return;
        }
        var at = kept(data.finishedAt());
        switch (data.command()) {
            case "edit-tag", "delete-tags" ->
                mirrorTags.answer(envelope.corpId(), subject, commandId, data.refusal(), at);
            case "create-tags" ->
                mirrorTags.answerCreation(envelope.corpId(), commandId, data.refusal(), made(data.result()), at);
            default -> {} // What became of others' commands.
        }
    }

    private static MirrorTags.@Nullable Made made(WecomTagData.@Nullable Result result) {
        return Optional.ofNullable(result)
                .map(one -> new MirrorTags.Made(
                        one.groupId(),
                        Stream.ofNullable(one.tags())
                                .flatMap(List::stream)
                                .collect(toMap(
                                        WecomTagData.MadeTag::name, WecomTagData.MadeTag::id, (first, _) -> first))))
                .orElse(null);
    }

    /** Callbacks have whole seconds: of what happened within one they tell the last. */
    private static Instant told(EventEnvelope callback) {
        return callback.time().truncatedTo(ChronoUnit.SECONDS).plusMillis(999);
    }

    private static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
