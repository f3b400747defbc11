package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackText.CORP;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.json;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.opened;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.platform.test.GoldenSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Staff, departments and their tags: what is absent did not change, what is empty was emptied. */
class AddressBookCallbacksTests {
    @Test
    void sealsHowToReachAStaffMember() {
        var event = CallbackText.of(CallbackType.STAFF_CREATED).read();

        assertThat(event.envelope().data())
                .asString()
                .doesNotContain("13800000017", "020-000017", "@", "海珠", "登山", "example.com/wei");
        assertThat(opened(event, "personalData"))
                .hasToString(
                        "{\"mobile\":\"13800000017\",\"telephone\":\"020-000017\",\"email\":\"lin.wei@example.com\","
                                + "\"businessEmail\":\"lin.wei@corp.example.com\",\"address\":\"广州市海珠区\",\"attributes\":["
                                + "{\"name\":\"爱好\",\"type\":\"text\",\"value\":\"登山\"},"
                                + "{\"name\":\"主页\",\"type\":\"web\",\"title\":\"个人\",\"url\":\"https://example.com/wei\"}]}");
    }

    @Test
    void tellsWhatWasEmptiedFromWhatDidNotChange() {
        var event = CallbackText.of(CallbackType.STAFF_UPDATED).read();

        assertThat(json(event).propertyNames())
                .containsExactlyInAnyOrder(
                        "staffId", "newStaffId", "departmentIds", "directLeaderIds", "position", "personalData");
        assertThat(json(event).path("position").asString()).isEmpty();
        assertThat(json(event).path("directLeaderIds")).isEmpty();
        assertThat(opened(event, "personalData")).hasToString("{\"mobile\":\"13800000018\",\"address\":\"\"}");
    }

    @Test
    void tellsThatAllAttributesAreGone() {
        var event = update("<ExtAttr></ExtAttr>");

        assertThat(opened(event, "personalData")).hasToString("{\"attributes\":[]}");
    }

    @Test
    void hasNoPersonalDataWhenNoneChanged() {
        assertThat(json(update("<Alias>Wei</Alias>")).propertyNames()).containsExactlyInAnyOrder("staffId", "alias");
    }

    @ParameterizedTest
    @CsvSource({"1,active", "2,disabled", "4,not-activated", "5,left", "17,17"})
    void namesTheStatusAndKeepsTheNumberOfOneItDoesNotKnow(String number, String status) {
        assertThat(json(update("<Status>" + number + "</Status>"))
                        .path("status")
                        .asString())
                .isEqualTo(status);
    }

    @Test
    void keysByTheThingThatChanged() {
        assertThat(CallbackText.of(CallbackType.STAFF_UPDATED).read().key()).isEqualTo(CORP + ":lin.wei");
        assertThat(CallbackText.of(CallbackType.DEPARTMENT_UPDATED).read().key())
                .isEqualTo(CORP + ":23");
        assertThat(CallbackText.of(CallbackType.STAFF_TAG_CHANGED).read().key()).isEqualTo(CORP + ":12");
    }

    /** Known of WeCom: both come in one second, and both have to arrive. */
    @Test
    void takesTheCreationAndTheUpdateOfOneSecondForTwo() {
        assertThat(CallbackText.of(CallbackType.STAFF_CREATED).read().id())
                .isNotEqualTo(CallbackText.of(CallbackType.STAFF_UPDATED).read().id());
    }

    private static CallbackEvent update(String own) {
        var event =
                read(Xml.event("change_contact", "<ChangeType>update_user</ChangeType><UserID>lin.wei</UserID>" + own));

        assertThat(event.envelope().type()).hasToString("scrm.wecom.staff-updated.v1");
        GoldenSample.assertMatchesSchema(
                event.envelope().type().toString(), event.envelope().data());
        return event;
    }
}
