package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackText.CORP;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.CUSTOMER;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.RECEIVED;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.json;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.opened;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.events.Ids;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.wecom.XmlRefused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadCallbackTests {
    @Test
    void keysAnAddedContactByItsContact() {
        var event = read(Xml.added(CUSTOMER, "poster-17", "WC-EXAMPLE-1"));

        assertThat(event.key()).isEqualTo(Ids.contactKey(CORP, Ids.contact(CORP, CUSTOMER)));
        assertThat(event.ordered()).isTrue();
        assertThat(event.envelope().corpId()).isEqualTo(CORP);
        assertThat(event.envelope().subject()).isEqualTo(Ids.contact(CORP, CUSTOMER));
        assertThat(event.envelope().time()).isEqualTo(Instant.parse("2026-11-21T08:30:00Z"));
        assertThat(event.envelope().source()).isEqualTo("/wecom-gateway");
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

    @ParameterizedTest
    @CsvSource({"'',false", "<Source><![CDATA[DELETE_BY_TRANSFER]]></Source>,true"})
    void tellsARemovalFromATransfer(String source, boolean byTransfer) {
        var event = read(Xml.contactChange("del_external_contact", CUSTOMER, source));

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.external-contact-removed.v1", event.envelope().data());
        assertThat(json(event).path("byTransfer").asBoolean()).isEqualTo(byTransfer);
    }

    @Test
    void keysADoorbellByItsAccountAndKeepsNoOrder() {
        var event = read(Xml.doorbell("wkEXAMPLEkf01", "ENCEXAMPLE"));

        assertThat(event.key()).isEqualTo(CORP + ":wkEXAMPLEkf01");
        assertThat(event.ordered()).isFalse();
    }

    @Test
    void keepsWhatItHasNoTypeForWhole() {
        var xml = "<xml><MsgType>event</MsgType></xml>";
        var event = read(Xml.event("doc_change", "<DocId>1</DocId>"));

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.unrecognized.v1", event.envelope().data());
        assertThat(json(event).path("event").asString()).isEqualTo("doc_change");
        assertThat(opened(event, "sealedXml").path("xml").asString()).contains("<DocId>1</DocId>");
        assertThat(event.key()).isEqualTo(CORP);
        assertThat(event.isRecognized()).isFalse();
        assertThat(opened(read(xml), "sealedXml").path("xml").asString()).isEqualTo(xml);
    }

    @ParameterizedTest
    @CsvSource({
        "change_external_contact",
        "change_external_chat",
        "change_external_tag",
        "customer_acquisition",
        "app_email_change"
    })
    void keepsUnknownChangesWhole(String event) {
        var unknown = read(
                Xml.event(
                        event,
                        "<ChangeType>something_of_next_year</ChangeType><UserID>lin.wei</UserID><ExternalUserID>wm1</ExternalUserID><ChatId>wr1</ChatId><Id>et1</Id><TagType>tag</TagType>"));

        assertThat(unknown.isRecognized()).isFalse();
        assertThat(unknown.unrecognizedType()).isEqualTo(event + "/something_of_next_year");
        assertThat(json(unknown).path("changeType").asString()).isEqualTo("something_of_next_year");
        assertThat(json(unknown).path("xml").asString()).contains("<ChatId>wr1</ChatId>");
    }

    /** Its names are known, its fields are not: nothing is published of which nobody is certain, and nothing in clear. */
    @ParameterizedTest
    @CsvSource({
        "doc_change",
        "change_chain",
        "change_school_contact",
        "upload_media_job_finish",
        "book_meeting_room",
        "something_of_next_year"
    })
    void keepsWhatIsKnownByNameOnlyWholeAndSealed(String event) {
        var unknown = read(Xml.event(
                event, "<ChangeType>create_parent</ChangeType><Parent>王芳</Parent><Mobile>13800000017</Mobile>"));

        assertThat(unknown.isRecognized()).isFalse();
        assertThat(unknown.envelope().data()).asString().doesNotContain("13800000017");
        assertThat(json(unknown).path("xml").asString()).isEmpty();
        assertThat(json(unknown).path("changeType").asString()).isEqualTo("create_parent");
        assertThat(opened(unknown, "sealedXml").path("xml").asString()).contains("<Mobile>13800000017</Mobile>");
    }

    @Test
    void sealsWhatItKeepsWholeOfStaff() {
        var event = read(
                Xml.event("change_contact", "<ChangeType>user_of_next_year</ChangeType><Mobile>13800000017</Mobile>"));

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.unrecognized.v1", event.envelope().data());
        assertThat(event.envelope().data()).asString().doesNotContain("13800000017");
        assertThat(opened(event, "sealedXml").path("xml").asString()).contains("<Mobile>13800000017</Mobile>");
    }

    @Test
    void keepsAContactChangeWithoutItsContactWhole() {
        assertThat(read(Xml.event("change_external_contact", "<ChangeType>add_external_contact</ChangeType>"))
                        .isRecognized())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"not xml at all", "<xml a=\"1\"><Event>x</Event></xml>", "<xml><Event>x</xml>", "{\"Event\":"})
    void keepsWhatItCannotReadWholeBecauseWecomSignedIt(String plaintext) {
        var event = read(plaintext);

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.unrecognized.v1", event.envelope().data());
        assertThat(opened(event, "sealedXml").path("xml").asString()).isEqualTo(plaintext);
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

    @Test
    void takesAnAdditionInJsonThatEachAppIsToldOfForOneEvent() {
        var first = read(addedInJson("WC-1"));
        var second = read(addedInJson("WC-OF-SECOND-APP"));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(json(second).path("welcomeCode").asString()).isEqualTo("WC-OF-SECOND-APP");
    }

    @Test
    void keepsWhatItHasNoTypeForWholeInJsonToo() {
        var json =
                "{\"MsgType\":\"event\",\"Event\":\"doc_change\",\"DocId\":1e400,\"a<b\":{\"Event\":\"x\"},\"Gone\":null}";

        assertThat(opened(read(json), "sealedXml").path("xml").asString()).isEqualTo(json);
    }

    /** Neither too deep, nor broken, nor made to look like other elements. */
    @Test
    void takesHostileJsonForUnrecognized() {
        var deep = "{\"a\":".repeat(400) + "1" + "}".repeat(400);
        var tooDeep = "[".repeat(5_000);
        var broken = "{\"Event\":\"subscribe\"";
        var other = "{\"x\":\"</x><Event>subscribe</Event><FromUserName>a</FromUserName>\"}";
        for (var hostile : new String[] {deep, "{\"a\":" + tooDeep, broken, other, "{\"a\":\"<!DOCTYPE\""}) {
            var event = read(hostile);

            assertThat(event.isRecognized()).isFalse();
            assertThat(opened(event, "sealedXml").path("xml").asString()).isEqualTo(hostile);
        }
    }

    private static String addedInJson(String code) {
        return new CallbackText(Xml.added(CUSTOMER, "poster-17", code)).inJson();
    }
}
