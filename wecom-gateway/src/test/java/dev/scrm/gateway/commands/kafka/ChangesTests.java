package dev.scrm.gateway.commands.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Finished;
import dev.scrm.gateway.commands.Outcome;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.test.GoldenSample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void tellsThatARelationWasEdited() {
        assertThat(changes(CommandKind.MARK_TAGS, Map.of())).singleElement().satisfies(change -> {
            var corp = change.envelope().corpId();
            assertThat(change.topic()).isEqualTo("scrm.wecom.callbacks.v1");
            assertThat(change.key()).isEqualTo(corp + ":" + Ids.contact(corp, "wmEXAMPLEcust0001"));
            assertThat(change.envelope().type()).hasToString("scrm.wecom.external-contact-edited.v1");
            assertThat(change.envelope().causationId()).isEqualTo("command-1");
            assertThat(text(change)).contains("\"staffId\":\"lin.wei\"", "\"causedBy\":\"command-1\"");
        });
        assertThat(changes(CommandKind.REMARK_CONTACT, Map.of())).hasSize(1);
    }

    @Test
    void tellsOfTheGroupAndEachTagThatWereMade() {
        var result = Map.<String, Object>of("groupId", "g", "tags", List.of(Map.of("id", "t1", "name", "金")));

        assertThat(changes(CommandKind.CREATE_TAGS, result))
                .extracting(change -> change.envelope().type().toString(), ChangesTests::text)
                .containsExactly(
                        tuple("created", "{\"kind\":\"tag-group\",\"id\":\"g\",\"causedBy\":\"command-1\"}"),
                        tuple("created", "{\"kind\":\"tag\",\"id\":\"t1\",\"causedBy\":\"command-1\"}"));
    }

    @Test
    void tellsOfEachGroupChatThatGotAnotherOwner() {
        assertThat(changes(CommandKind.TRANSFER_GROUP_CHATS, Map.of("refused", List.of())))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.envelope().type()).hasToString("scrm.wecom.group-chat-changed.v1");
                    assertThat(text(change))
                            .isEqualTo(
                                    "{\"chatId\":\"wrEXAMPLEchat01\",\"change\":\"owner-changed\",\"causedBy\":\"command-1\"}");
                });
        var refused =
                Map.<String, Object>of("refused", List.of(Map.of("chatId", "wrEXAMPLEchat01", "errorCode", 90500)));
        assertThat(changes(CommandKind.TRANSFER_GROUP_CHATS, refused)).isEmpty();
    }

    @Test
    void tellsWhatWasRenamedAndWhatWasDeleted() {
        assertThat(changes(CommandKind.EDIT_TAG, Map.of()))
                .extracting(change -> change.envelope().type().toString(), ChangesTests::text)
                .containsExactly(
                        tuple("updated", "{\"kind\":\"tag\",\"id\":\"etEXAMPLEgold\",\"causedBy\":\"command-1\"}"));
        assertThat(changes(CommandKind.DELETE_TAGS, Map.of()))
                .extracting(change -> change.envelope().type().toString(), ChangesTests::text)
                .containsExactly(
                        tuple("removed", "{\"kind\":\"tag\",\"id\":\"etEXAMPLEsilver\",\"causedBy\":\"command-1\"}"));
    }

    @Test
    void tellsThatAnAcquisitionLinkWasDeleted() {
        assertThat(changes(CommandKind.DELETE_ACQUISITION_LINK, Map.of()))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.key()).endsWith(":cawEXAMPLE0001");
                    assertThat(change.envelope().type()).hasToString("scrm.wecom.acquisition-link-removed.v1");
                    assertThat(text(change)).isEqualTo("{\"linkId\":\"cawEXAMPLE0001\",\"causedBy\":\"command-1\"}");
                });
    }

    @Test
    void tellsTheSameEventsAgainUnderTheSameIds() {
        assertThat(changes(CommandKind.MARK_TAGS, Map.of())
                        .getFirst()
                        .envelope()
                        .id())
                .isEqualTo(changes(CommandKind.MARK_TAGS, Map.of())
                        .getFirst()
                        .envelope()
                        .id());
    }

    @Test
    void tellsNothingOfWhatWasRefusedAndOfWhatWecomNeverTells() {
        var refused = Outcome.failed(84061, Reason.NO_RELATION, 1, NOON);

        assertThat(Changes.of(new Finished(command(CommandKind.MARK_TAGS), refused)))
                .isEmpty();
        assertThat(changes(CommandKind.DELETE_CONTACT_WAY, Map.of())).isEmpty();
        assertThat(changes(CommandKind.UPDATE_ACQUISITION_LINK, Map.of())).isEmpty();
        assertThat(changes(CommandKind.CREATE_ACQUISITION_LINK, Map.of("linkId", "caw1")))
                .isEmpty();
    }

    private static org.assertj.core.groups.Tuple tuple(String change, String data) {
        return org.assertj.core.api.Assertions.tuple("scrm.wecom.contact-tag-" + change + ".v1", data);
    }

    private static List<OutboxMessage> changes(CommandKind kind, Map<String, Object> result) {
        var changes = Changes.of(new Finished(command(kind), Outcome.sent(result, 1, NOON)))
                .toList();
        changes.forEach(change -> GoldenSample.assertMatchesSchema(
                change.envelope().type().toString(), change.envelope().data()));
        return changes;
    }

    private static Command command(CommandKind kind) {
        var type = "scrm.wecom." + kind.commandName() + ".v1";
        var envelope = GoldenSample.envelope(type, "command-1", GoldenSample.data(type));
        var head = new Command.Head(envelope, "key", null, kind.lane(), null, null);
        return new Command.Post(head, kind, new Actor.CustomerApp(), ApiRequest.of("api", Map.of()));
    }

    private static String text(OutboxMessage change) {
        return new String(change.envelope().data(), UTF_8);
    }
}
