package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackText.CORP;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.CUSTOMER;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.json;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.test.GoldenSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to customers beside being added: groups, tags, links that win them, transfers. */
class CustomerCallbacksTests {
    @ParameterizedTest
    @CsvSource({
        "add_member,<JoinScene>0</JoinScene>,members-added,joinScene,invited",
        "add_member,<JoinScene>3</JoinScene>,members-added,joinScene,qr-code",
        "add_member,<JoinScene>42</JoinScene>,members-added,joinScene,42",
        "del_member,<QuitScene>0</QuitScene>,members-removed,quitScene,left",
        "del_member,<QuitScene>1</QuitScene>,members-removed,quitScene,removed",
        "change_owner,'',owner-changed,quitScene,''",
        "change_name,'',name-changed,quitScene,''",
        "change_notice,'',notice-changed,quitScene,''",
        "change_weather,'',change_weather,quitScene,''"
    })
    void namesWhatChangedInAGroup(String detail, String own, String change, String scene, String how) {
        var event = group("<UpdateDetail>%s</UpdateDetail>%s".formatted(detail, own));

        assertThat(json(event).path("change").asString()).isEqualTo(change);
        assertThat(json(event).path(scene).asString("")).isEqualTo(how);
        assertThat(json(event).has("changedMemberIds")).isFalse();
    }

    @Test
    void tellsAnEmptyListOfMembersFromNone() {
        assertThat(json(group("<MemChangeList></MemChangeList>")).path("changedMemberIds"))
                .hasToString("[]");
    }

    @ParameterizedTest
    @EnumSource(names = {"GROUP_CHAT_CREATED", "GROUP_CHAT_CHANGED", "GROUP_CHAT_DISMISSED"})
    void keepsTheEventsOfAGroupInOrder(CallbackType type) {
        var event = CallbackText.of(type).read();

        assertThat(event.key()).isEqualTo(CORP + ":wrEXAMPLEchat0001");
        assertThat(event.ordered()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARCHIVE_CONSENT_GIVEN", "EXTERNAL_CONTACT_TRANSFER_FAILED", "ACQUISITION_CHAT_STARTED"})
    void keysByContact(CallbackType type) {
        var event = CallbackText.of(type).read();

        assertThat(event.key()).isEqualTo(Ids.contactKey(CORP, Ids.contact(CORP, CUSTOMER)));
        assertThat(event.envelope().subject()).isEqualTo(Ids.contact(CORP, CUSTOMER));
    }

    @Test
    void takesAConsentThatEachAppIsToldOfWithItsOwnCodeForOneEvent() {
        var first = read(Xml.contactChange("msg_audit_approved", CUSTOMER, "<WelcomeCode>WC-1</WelcomeCode>"));
        var second = read(Xml.contactChange("msg_audit_approved", CUSTOMER, "<WelcomeCode>WC-2</WelcomeCode>"));

        assertThat(second.id()).isEqualTo(first.id());
    }

    @ParameterizedTest
    @CsvSource({
        "customer_refused,customer-refused",
        "customer_limit_exceed,customer-limit-exceeded",
        "of_next_year,of_next_year"
    })
    void saysWhyATransferFailed(String failure, String reason) {
        var event = read(Xml.contactChange("transfer_fail", CUSTOMER, "<FailReason>" + failure + "</FailReason>"));

        assertThat(json(event).path("reason").asString()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "balance_low,low",
        "balance_exhausted,exhausted",
        "balance_increased,replenished",
        "quota_expire_soon,expiring"
    })
    void namesWhatIsLeftOfTheQuota(String changeType, String kind) {
        var event = read(Xml.event("customer_acquisition", "<ChangeType>" + changeType + "</ChangeType>"));

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.acquisition-quota-changed.v1", event.envelope().data());
        assertThat(json(event).path("kind").asString()).isEqualTo(kind);
        assertThat(event.key()).isEqualTo(CORP);
    }

    @Test
    void knowsNoGroupWhenTheOrderOfAllChanged() {
        var event = read(Xml.event("change_external_tag", "<ChangeType>shuffle</ChangeType><Id></Id>"));

        assertThat(event.envelope().type()).hasToString("scrm.wecom.contact-tags-reordered.v1");
        assertThat(json(event)).isEmpty();
        assertThat(event.key()).isEqualTo(CORP);
    }

    private static CallbackEvent group(String own) {
        var event =
                read(Xml.event("change_external_chat", "<ChangeType>update</ChangeType><ChatId>wr1</ChatId>" + own));

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.group-chat-changed.v1", event.envelope().data());
        return event;
    }
}
