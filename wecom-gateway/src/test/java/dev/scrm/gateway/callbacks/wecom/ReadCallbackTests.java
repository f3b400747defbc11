package dev.scrm.gateway.callbacks.wecom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.wecom.XmlRefused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReadCallbackTests {
    private static final String CORP = "ww5c3a0demo0000001";
    private static final String CUSTOMER = "wmEXAMPLEcust0001";
    private static final Instant RECEIVED = Instant.parse("2026-11-21T08:30:00.120Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void writesTheSampleOfAnAddedContact() {
        var event = read(Xml.added(CUSTOMER, "poster-17", "WC-EXAMPLE-1"));

        assertIsSample("scrm.wecom.external-contact-added.v1", event);
        assertThat(event.key()).isEqualTo(Ids.contactKey(CORP, Ids.contact(CORP, CUSTOMER)));
        assertThat(event.ordered()).isTrue();
        assertThat(event.envelope().corpId()).isEqualTo(CORP);
        assertThat(event.envelope().subject()).isEqualTo(Ids.contact(CORP, CUSTOMER));
        assertThat(event.envelope().time()).isEqualTo(Instant.parse("2026-11-21T08:30:00Z"));
        assertThat(event.envelope().source()).isEqualTo("/wecom-gateway");
    }

    @Test
    void writesTheSampleOfAHalfAddedContact() {
        var xml = Xml.added(CUSTOMER, "poster-17", "WC-EXAMPLE-1")
                .replace("add_external_contact", "add_half_external_contact");

        assertIsSample("scrm.wecom.external-contact-half-added.v1", read(xml));
    }

    @Test
    void takesAnAdditionThatEachAppIsToldOfWithItsOwnCodeForOneEvent() {
        var first = read(Xml.added(CUSTOMER, "poster-17", "WC-OF-FIRST"));
        var second = read(Xml.added(CUSTOMER, "poster-17", "WC-OF-SECOND-APP"));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(json(second).path("welcomeCode").asString()).isEqualTo("WC-OF-SECOND-APP");
    }

    @ParameterizedTest
    @CsvSource({
        "wmANOTHERcust0001,poster-17,WC-EXAMPLE-1", // another customer
        "wmEXAMPLEcust0001,WC-EXAMPLE-1,WC-EXAMPLE-1", // another state, which reads like the code
        "wmEXAMPLEcust0001,poster-17,''", // no code is not another code
    })
    void tellsAdditionsApartThatDifferByMoreThanTheirCode(String customer, String state, String code) {
        assertThat(read(Xml.added(customer, state, code)).id())
                .isNotEqualTo(
                        read(Xml.added(CUSTOMER, "poster-17", "WC-EXAMPLE-1")).id());
    }

    @Test
    void leavesOutStateAndCodeThatWecomDidNotGive() {
        var event = read(Xml.contactChange("add_external_contact", CUSTOMER, "<State></State>"));

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.external-contact-added.v1", event.envelope().data());
        assertThat(json(event).has("state")).isFalse();
        assertThat(json(event).has("welcomeCode")).isFalse();
    }

    @Test
    void writesTheSampleOfAnEditedContact() {
        assertIsSample(
                "scrm.wecom.external-contact-edited.v1",
                read(Xml.contactChange("edit_external_contact", CUSTOMER, "")));
    }

    @ParameterizedTest
    @CsvSource({"'',false", "<Source><![CDATA[DELETE_BY_TRANSFER]]></Source>,true"})
    void tellsARemovalFromATransfer(String source, boolean byTransfer) {
        var event = read(Xml.contactChange("del_external_contact", CUSTOMER, source));

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.external-contact-removed.v1", event.envelope().data());
        assertThat(json(event).path("byTransfer").asBoolean()).isEqualTo(byTransfer);
    }

    @Test
    void writesTheSampleOfARemovedContact() {
        assertIsSample(
                "scrm.wecom.external-contact-removed.v1",
                read(Xml.contactChange("del_external_contact", CUSTOMER, "")));
    }

    @Test
    void writesTheSampleOfACustomerWhoLeft() {
        assertIsSample("scrm.wecom.external-contact-left.v1", read(Xml.contactChange("del_follow_user", CUSTOMER, "")));
    }

    @Test
    void writesTheSampleOfADoorbellKeyedByItsAccount() {
        var event = read(Xml.doorbell("wkEXAMPLEkf01", "ENCEXAMPLE"));

        assertIsSample("scrm.wecom.service-messages-waiting.v1", event);
        assertThat(event.key()).isEqualTo(CORP + ":wkEXAMPLEkf01");
        assertThat(event.ordered()).isFalse();
    }

    @Test
    void keepsWhatItHasNoTypeForWhole() {
        var xml = "<xml><MsgType>event</MsgType></xml>";
        var event = read(Xml.event("living_status_change", "<LivingId>1</LivingId>"));

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.unrecognized.v1", event.envelope().data());
        assertThat(json(event).path("event").asString()).isEqualTo("living_status_change");
        assertThat(json(event).path("xml").asString()).contains("<LivingId>1</LivingId>");
        assertThat(event.key()).isEqualTo(CORP);
        assertThat(event.isRecognized()).isFalse();
        assertThat(json(read(xml)).path("xml").asString()).isEqualTo(xml);
    }

    @ParameterizedTest
    @CsvSource({"transfer_fail", "something_of_next_year"})
    void keepsUnknownChangesOfContactsWhole(String changeType) {
        var event = read(Xml.contactChange(changeType, CUSTOMER, ""));

        assertThat(event.isRecognized()).isFalse();
        assertThat(json(event).path("changeType").asString()).isEqualTo(changeType);
    }

    @Test
    void keepsAContactChangeWithoutItsContactWhole() {
        assertThat(read(Xml.event("change_external_contact", "<ChangeType>add_external_contact</ChangeType>"))
                        .isRecognized())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"not xml at all", "<xml a=\"1\"><Event>x</Event></xml>", "<xml><Event>x</xml>", "{\"Event\":1}"})
    void keepsWhatItCannotReadWholeBecauseWecomSignedIt(String plaintext) {
        var event = read(plaintext);

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.unrecognized.v1", event.envelope().data());
        assertThat(json(event).path("xml").asString()).isEqualTo(plaintext);
        assertThat(event.envelope().time()).isEqualTo(RECEIVED);
    }

    @Test
    void refusesADocumentTypeAndNeverExpandsIt() {
        var bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><xml>&lol2;</xml>";
        var external = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><xml><Event>&f;</Event></xml>";

        assertThatThrownBy(() -> read(bomb)).isInstanceOf(XmlRefused.class);
        assertThatThrownBy(() -> read(external)).isInstanceOf(XmlRefused.class);
    }

    @Test
    void aRetryIsTheSameEventAndTwoOfOneSecondAreTwo() {
        var first = read(Xml.contactChange("edit_external_contact", "wm1", ""));
        var retry = read(Xml.contactChange("edit_external_contact", "wm1", ""));
        var other = read(Xml.contactChange("edit_external_contact", "wm2", ""));

        assertThat(retry.id()).isEqualTo(first.id());
        assertThat(other.id()).isNotEqualTo(first.id());
    }

    @Test
    void takesItsOwnTimeWhenWecomSaysNone() {
        var event = read("<xml><Event>x</Event><CreateTime>soon</CreateTime></xml>");

        assertThat(event.envelope().time()).isEqualTo(RECEIVED);
    }

    @Test
    void writesTextOfAllKindsAsJson() {
        var nasty = "林\"薇\\\n\t\r\u0007 😀 </xml>";
        var event =
                read(Xml.contactChange("add_external_contact", CUSTOMER, "<State><![CDATA[" + nasty + "]]></State>"));

        assertThat(json(event).path("state").asString()).isEqualTo(nasty);
    }

    private static CallbackEvent read(String xml) {
        return new ReadCallback().read(CORP, "1000002", xml.getBytes(UTF_8), RECEIVED);
    }

    private static JsonNode json(CallbackEvent event) {
        return JSON.readTree(event.envelope().data());
    }

    /** The contact's id is derived, the sample's is invented. */
    private static void assertIsSample(String type, CallbackEvent event) {
        assertThat(event.envelope().type()).hasToString(type);
        GoldenSample.assertMatchesSchema(type, event.envelope().data());
        var data = (ObjectNode) json(event);
        if (data.has("contactId")) {
            assertThat(data.path("contactId").asString()).isEqualTo(Ids.contact(CORP, CUSTOMER));
            data.put("contactId", "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60");
        }
        GoldenSample.assertEqualsSample(type, data.toString().getBytes(UTF_8));
    }
}
