package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackText.CORP;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.json;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Approvals, live broadcasts, and the archive's doorbell. */
class OfficeCallbacksTests {
    /** SpNo is out of date, and may be absent or the only one. */
    @Test
    void knowsAnApprovalByItsOldNumberWhereThereIsNoOther() {
        var event = read(Xml.event("sys_approval_change", "<ApprovalInfo><SpNo>202611210001</SpNo></ApprovalInfo>"));

        assertThat(json(event).path("approvalNumber").asString()).isEqualTo("202611210001");
        assertThat(event.key()).isEqualTo(CORP + ":202611210001");
    }

    @ParameterizedTest
    @CsvSource({"1,submitted", "5,urged", "8,cancelled-after-approval", "13,approver-added-and-approved", "77,77"})
    void namesWhatHappenedToAnApproval(String number, String change) {
        var event = read(Xml.event(
                "sys_approval_change",
                "<ApprovalInfo><SpNoStr>1</SpNoStr><StatuChangeEvent>%s</StatuChangeEvent></ApprovalInfo>"
                        .formatted(number)));

        assertThat(json(event).path("change").asString()).isEqualTo(change);
    }

    /** Two steps within a second differ in what happened only. */
    @Test
    void takesTwoChangesOfAnApprovalInOneSecondForTwo() {
        var text = CallbackText.of(CallbackType.APPROVAL_CHANGED).xml();
        var other = text.replace("<StatuChangeEvent>2<", "<StatuChangeEvent>10<");

        assertThat(read(other).id()).isNotEqualTo(read(text).id());
    }

    @ParameterizedTest
    @CsvSource({"0,booked", "1,live", "2,ended", "4,cancelled", "9,9"})
    void namesTheStatusOfALiveBroadcast(String number, String status) {
        var event = read(
                Xml.event("living_status_change", "<LivingId>lv1</LivingId><Status>%s</Status>".formatted(number)));

        assertThat(json(event).path("status").asString()).isEqualTo(status);
        assertThat(event.key()).isEqualTo(CORP + ":lv1");
    }

    @Test
    void theBellOfTheArchiveHasNoContent() {
        var event = CallbackText.of(CallbackType.ARCHIVE_MESSAGES_WAITING).read();

        assertThat(json(event)).isEmpty();
        assertThat(event.isDoorbell()).isFalse();
    }
}
