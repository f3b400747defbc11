package dev.scrm.gateway.reconciliation.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.scrm.gateway.reconciliation.Announcement;
import dev.scrm.gateway.reconciliation.Announcement.Kind;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.test.GoldenSample;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackAnnouncementsTests {
    @ParameterizedTest
    @CsvSource({
        "external-contact-added, contacts:wmEXAMPLEcust0001/lin.wei, CREATED",
        "external-contact-edited, contacts:wmEXAMPLEcust0001/lin.wei, CHANGED",
        "external-contact-removed, contacts:wmEXAMPLEcust0001/lin.wei, REMOVED",
        "external-contact-left, contacts:wmEXAMPLEcust0001/lin.wei, REMOVED"
    })
    void tellOfRelations(String type, String name, Kind kind) {
        assertTells(GoldenSample.envelope("scrm.wecom." + type + ".v1"), name, kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "group-chat-created; {'chatId':'wr1'}; group-chats:wr1; CREATED",
                "group-chat-changed; {'chatId':'wr1'}; group-chats:wr1; CHANGED",
                "group-chat-dismissed; {'chatId':'wr1'}; group-chats:wr1; REMOVED",
                "contact-tag-created; {'kind':'tag','id':'et1'}; tags:et1; CREATED",
                "contact-tag-updated; {'kind':'tag-group','id':'et1'}; tags:et1; CHANGED",
                "contact-tag-removed; {'kind':'tag','id':'et1'}; tags:et1; REMOVED",
                "contact-tags-reordered; {'tagGroupId':'et1'}; tags:et1; CHANGED",
                "contact-tags-reordered; {}; tags:; CHANGED",
                "staff-created; {'staffId':'Lin.Wei'}; staff:lin.wei; CREATED",
                "staff-updated; {'staffId':'Lin.Wei'}; staff:lin.wei; CHANGED",
                "staff-removed; {'staffId':'Lin.Wei'}; staff:lin.wei; REMOVED",
                "department-created; {'departmentId':'2'}; departments:2; CREATED",
                "department-updated; {'departmentId':'2'}; departments:2; CHANGED",
                "department-removed; {'departmentId':'2'}; departments:2; REMOVED"
            })
    void tellOfEverythingElse(String type, String data, String name, Kind kind) {
        assertTells(event(type, data), name, kind);
    }

    @Test
    void takeAMemberUnderANewIdForAnother() {
        assertThat(CallbackAnnouncements.in(event("staff-updated", "{'staffId':'a','newStaffId':'B'}")))
                .extracting(Announcement::name, Announcement::kind)
                .containsExactly(
                        tuple("staff:a", Kind.REMOVED),
                        tuple("staff:b", Kind.CREATED),
                        tuple("new-staff-id:b", Kind.CREATED));
    }

    @Test
    void tellNothingOfWhatIsNotReconciled() {
        assertThat(CallbackAnnouncements.in(GoldenSample.envelope("scrm.wecom.app-entered.v1")))
                .isEmpty();
        assertThat(CallbackAnnouncements.in(event("staff-created", "{}"))).isEmpty();
    }

    private static void assertTells(EventEnvelope event, String name, Kind kind) {
        assertThat(CallbackAnnouncements.in(event))
                .containsExactly(new Announcement(event.corpId(), name, kind, event.time()));
    }

    private static EventEnvelope event(String type, String data) {
        var sample = GoldenSample.envelope("scrm.wecom." + type + ".v1");
        return new EventEnvelope(
                sample.id(),
                sample.type(),
                sample.source(),
                sample.subject(),
                sample.time(),
                sample.corpId(),
                0,
                null,
                null,
                null,
                data.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
