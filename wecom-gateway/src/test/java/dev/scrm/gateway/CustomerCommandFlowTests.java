package dev.scrm.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.Topics;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Commands about customers, from Kafka to the simulated WeCom, and their outcomes back. */
class CustomerCommandFlowTests extends CommandFlow {
    @Test
    void makesAContactWayOnceThoughTheAnswerIsLostAndChangesAndDeletesIt() {
        Simulator.fault("externalcontact/add_contact_way", AFTER_EFFECT);

        carryOut("create-contact-way", aContactWay());

        var made = result(id);
        assertThat(made.path("qrCode").asString())
                .contains(made.path("configId").asString());
        assertThat(Simulator.effects("externalcontact/add_contact_way", state)).isEqualTo(1);

        var configId = made.path("configId").asString();
        var change = carryOut("update-contact-way", "{\"configId\":\"%s\",\"remark\":\"冬季海报\"}".formatted(configId));
        assertThat(finished(change).path("status").asString()).isEqualTo("sent");
        Simulator.fault("externalcontact/del_contact_way", AFTER_EFFECT);
        var deletion = carryOut("delete-contact-way", "{\"configId\":\"%s\"}".formatted(configId));
        assertThat(finished(deletion).path("status").asString()).isEqualTo("sent");
        var another = carryOut("delete-contact-way", "{\"configId\":\"%s\"}".formatted(configId));
        assertThat(finished(another).path("reason").asString()).isEqualTo("config-unknown");
    }

    @Test
    void tellsTheSameContactWayAgainAfterACrashBeforeItWasWrittenDown() {
        carryOut("create-contact-way", aContactWay());
        var configId = result(id).path("configId").asString();
        interrupted("create-contact-way");

        carryOut("create-contact-way", aContactWay());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outcomes(id)).hasSize(2));
        assertThat(outcomes(id).getLast().path("result").path("configId").asString())
                .isEqualTo(configId);
        assertThat(Simulator.effects("externalcontact/add_contact_way", state)).isEqualTo(1);
    }

    @Test
    void makesTwoContactWaysForTwoCommandsThatSayTheSame() {
        Simulator.fault("externalcontact/add_contact_way", AFTER_EFFECT);
        carryOut("create-contact-way", aContactWay());
        var other = send("create-contact-way", aContactWay(), UUID.randomUUID().toString());

        assertThat(result(id).path("configId").asString())
                .isNotEqualTo(result(other).path("configId").asString());
        assertThat(Simulator.effects("externalcontact/add_contact_way", state)).isEqualTo(2);
    }

    @Test
    void makesAJoinWayButNotAgainWhenItsEffectIsUnknown() {
        var chatId = Simulator.groupChat("lin.wei");
        var way = "{\"chatIds\":[\"%s\"],\"state\":\"%s\"}".formatted(chatId, state);
        carryOut("create-join-way", way);
        var configId = result(id).path("configId").asString();

        var change = carryOut(
                "update-join-way",
                "{\"configId\":\"%s\",\"chatIds\":[\"%s\"],\"remark\":\"门店\"}".formatted(configId, chatId));
        assertThat(finished(change).path("status").asString()).isEqualTo("sent");
        var deletion = carryOut("delete-join-way", "{\"configId\":\"%s\"}".formatted(configId));
        assertThat(finished(deletion).path("status").asString()).isEqualTo("sent");

        Simulator.fault("externalcontact/groupchat/add_join_way", AFTER_EFFECT);
        var lost = carryOut("create-join-way", way);
        assertThat(finished(lost).path("reason").asString()).isEqualTo("effect-unknown");
        assertThat(Simulator.effects("externalcontact/groupchat/add_join_way", state))
                .isEqualTo(2);
    }

    @Test
    void readsWhoWroteByALinkWhileItsKeyIsGood() {
        carryOut("create-acquisition-link", "{\"name\":\"%s\",\"staffIds\":[\"lin.wei\"]}".formatted(state));
        var written = Simulator.writtenByLink(result(id).path("linkId").asString(), 3);

        var fetch = send(
                "fetch-acquisition-chat",
                "{\"chatKey\":\"%s\"}".formatted(written.path("chatKey").asString()),
                UUID.randomUUID().toString());
        var bad = send(
                "fetch-acquisition-chat",
                "{\"chatKey\":\"nope\"}",
                UUID.randomUUID().toString());

        assertThat(finished(fetch).path("status").asString()).isEqualTo("sent");
        assertThat(events(Topics.WECOM_OUTCOMES, "\"" + fetch + "\""))
                .filteredOn(told -> told.type().toString().equals("scrm.wecom.acquisition-chat-fetched.v1"))
                .singleElement()
                .satisfies(told -> assertThat(new String(told.data(), UTF_8))
                        .contains(
                                "\"messages\":3", written.path("externalUserId").asString()));
        assertThat(finished(bad).path("reason").asString()).isEqualTo("chat-key-refused");
    }

    @Test
    void makesTagsOnceAndTellsOfThemAsACallbackWould() {
        Simulator.fault("externalcontact/add_corp_tag", AFTER_EFFECT);

        carryOut(
                "create-tags",
                "{\"groupName\":\"%s\",\"tags\":[{\"name\":\"金卡\"},{\"name\":\"银卡\"}]}".formatted(state));

        var tags = result(id).path("tags");
        assertThat(tags).hasSize(2);
        assertThat(Simulator.effects("externalcontact/add_corp_tag", state)).isEqualTo(1);
        var gold = tags.path(0).path("id").asString();
        assertThat(changes(id))
                .containsExactlyInAnyOrder("contact-tag-created", "contact-tag-created", "contact-tag-created");

        var edit = carryOut("edit-tag", "{\"kind\":\"tag\",\"id\":\"%s\",\"name\":\"铂金卡\"}".formatted(gold));
        assertThat(finished(edit).path("status").asString()).isEqualTo("sent");
        assertThat(changes(edit)).containsExactly("contact-tag-updated");
        Simulator.fault("externalcontact/del_corp_tag", AFTER_EFFECT);
        var deletion = carryOut("delete-tags", "{\"tagIds\":[\"%s\"]}".formatted(gold));
        assertThat(finished(deletion).path("status").asString()).isEqualTo("sent");
        assertThat(changes(deletion)).containsExactly("contact-tag-removed");
        var another = carryOut("delete-tags", "{\"tagIds\":[\"%s\"]}".formatted(gold));
        assertThat(finished(another).path("reason").asString()).isEqualTo("tag-unknown");
        assertThat(changes(another)).isEmpty();
    }

    @Test
    void deletesNoTagBesideOneThatNeverWasThoughTheFirstCallWasLost() {
        carryOut("create-tags", "{\"groupName\":\"%s\",\"tags\":[{\"name\":\"金卡\"}]}".formatted(state));
        var gold = result(id).path("tags").path(0).path("id").asString();
        Simulator.fault("externalcontact/del_corp_tag", "\"drop\":true,\"count\":1");

        var deletion = carryOut("delete-tags", "{\"tagIds\":[\"%s\",\"etBOGUS\"]}".formatted(gold));

        assertThat(finished(deletion).path("reason").asString()).isEqualTo("tag-unknown");
        assertThat(changes(deletion)).isEmpty();
    }

    @Test
    void remarksAContactTwiceAsOnceAndTellsOfItAsACallbackWould() {
        var customer = Simulator.customer().externalUserId();
        var remark =
                "{\"staffId\":\"lin.wei\",\"externalUserId\":\"%s\",\"remark\":\"王女士\",\"mobiles\":[\"13800000000\"]}"
                        .formatted(customer);
        Simulator.fault("externalcontact/remark", AFTER_EFFECT);

        carryOut("remark-contact", remark);

        assertThat(finished(id).path("status").asString()).isEqualTo("sent");
        assertThat(changes(id)).containsExactly("external-contact-edited");
        var cleared = carryOut(
                "remark-contact",
                "{\"staffId\":\"lin.wei\",\"externalUserId\":\"%s\",\"mobiles\":[]}".formatted(customer));
        assertThat(finished(cleared).path("status").asString()).isEqualTo("sent");
        assertThat(Simulator.calls("externalcontact/remark", customer)
                        .getLast()
                        .path("body")
                        .toString())
                .contains("\"remark_mobiles\":[\"\"]")
                .doesNotContain("\"remark\"");
    }

    @Test
    void makesAnAcquisitionLinkOnceAndChangesAndDeletesIt() {
        Simulator.fault("externalcontact/customer_acquisition/create_link", AFTER_EFFECT);

        carryOut("create-acquisition-link", "{\"name\":\"%s\",\"staffIds\":[\"lin.wei\"]}".formatted(state));

        var linkId = result(id).path("linkId").asString();
        assertThat(result(id).path("url").asString()).contains(linkId);
        assertThat(Simulator.effects("externalcontact/customer_acquisition/create_link", state))
                .isEqualTo(1);
        var change = carryOut(
                "update-acquisition-link",
                "{\"linkId\":\"%s\",\"staffIds\":[\"chen.bo\"],\"priority\":{\"among\":\"staff\",\"staffIds\":[\"lin.wei\"]}}"
                        .formatted(linkId));
        assertThat(finished(change).path("status").asString()).isEqualTo("sent");
        Simulator.fault("externalcontact/customer_acquisition/delete_link", AFTER_EFFECT);
        var deletion = carryOut("delete-acquisition-link", "{\"linkId\":\"%s\"}".formatted(linkId));
        assertThat(finished(deletion).path("status").asString()).isEqualTo("sent");
        assertThat(changes(deletion)).containsExactly("acquisition-link-removed");
    }

    private String aContactWay() {
        return "{\"staffIds\":[\"lin.wei\",\"chen.bo\"],\"remark\":\"秋季海报\",\"state\":\"%s\"}".formatted(state);
    }
}
