package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.external.WxCpContactWayInfo;
import me.chanjar.weixin.cp.bean.external.WxCpUpdateRemarkRequest;
import me.chanjar.weixin.cp.bean.external.WxCpUserExternalTagGroupInfo;
import me.chanjar.weixin.cp.bean.external.WxCpUserTransferCustomerReq;
import me.chanjar.weixin.cp.bean.external.WxCpWelcomeMsg;
import me.chanjar.weixin.cp.bean.external.contact.FollowedUser;
import me.chanjar.weixin.cp.bean.external.msg.Text;
import me.chanjar.weixin.cp.bean.kf.WxCpKfMsgSendRequest;
import me.chanjar.weixin.cp.bean.kf.msg.WxCpKfTextMsg;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** weixin-java-cp, which knows nothing of us, works against the simulator as it does against WeCom. */
class IndependentClientTests extends PlatformTests {
    private WxCpDefaultConfigImpl config;
    private WxCpService client;

    @BeforeEach
    void connect() {
        config = new WxCpDefaultConfigImpl();
        config.setBaseApiUrl(platform.simulator.url());
        config.setCorpId(DemoCorp.CORP_ID);
        config.setCorpSecret(DemoCorp.SECRET);
        config.setAgentId((int) DemoCorp.AGENT_ID);
        client = new WxCpServiceImpl();
        client.setWxCpConfigStorage(config);
    }

    @Test
    void getsATokenAndANewOneWhenItDied() throws WxErrorException {
        var token = client.getAccessToken();
        platform.control("tokens/kill", "{\"errcode\":42001}");

        assertThat(client.getCallbackIp()).containsExactly("127.0.0.1");
        assertThat(client.getAccessToken()).isNotEqualTo(token);
    }

    @Test
    void readsACustomer() throws WxErrorException {
        var id = platform.scan("蓝鲸").text("externalUserId");

        var contact = client.getExternalContactService().getContactDetail(id, null);

        assertThat(contact.getExternalContact().getName()).isEqualTo("蓝鲸");
        assertThat(contact.getFollowedUsers())
                .extracting(FollowedUser::getUserId)
                .containsExactly("lin.wei");
        assertThat(contact.getFollowedUsers().getFirst().getState()).isEqualTo("poster-17");
        assertThat(client.getExternalContactService().listExternalContacts("lin.wei"))
                .contains(id);
        assertThat(client.getExternalContactService().listFollowers()).hasSize(4);
    }

    @Test
    void seesTheErrcodeOfAnUnknownCustomer() {
        var error = catchThrowableOfType(
                WxErrorException.class, () -> client.getExternalContactService().getContactDetail("wmGhost", null));

        assertThat(error.getError().getErrorCode()).isEqualTo(40096);
    }

    @Test
    void marksTagsAndRemarks() throws WxErrorException {
        var id = platform.scan("蓝鲸").text("externalUserId");
        var remark = WxCpUpdateRemarkRequest.builder()
                .userId("lin.wei")
                .externalUserId(id)
                .remark("谭女士")
                .build();

        client.getExternalContactService().markTag("lin.wei", id, new String[] {"etEXgold"}, new String[0]);
        client.getExternalContactService().updateRemark(remark);

        var follower = client.getExternalContactService()
                .getContactDetail(id, null)
                .getFollowedUsers()
                .getFirst();
        assertThat(follower.getRemark()).isEqualTo("谭女士");
        assertThat(follower.getTags()).extracting(tag -> tag.getTagId()).containsExactly("etEXgold");
    }

    @Test
    void listsAndAddsTags() throws WxErrorException {
        var tag = new WxCpUserExternalTagGroupInfo.Tag();
        tag.setName("海报");
        var group = new WxCpUserExternalTagGroupInfo.TagGroup();
        group.setGroupName("渠道");
        group.setTag(List.of(tag));
        var wish = new WxCpUserExternalTagGroupInfo();
        wish.setTagGroup(group);

        var added = client.getExternalContactService().addCorpTag(wish);

        assertThat(added.getTagGroup().getTag().getFirst().getName()).isEqualTo("海报");
        assertThat(client.getExternalContactService()
                        .getCorpTagList(new String[0])
                        .getTagGroupList())
                .extracting(known -> known.getGroupName())
                .contains("等级", "渠道");
    }

    @Test
    void makesAContactWay() throws WxErrorException {
        var way = new WxCpContactWayInfo.ContactWay();
        way.setType(WxCpContactWayInfo.TYPE.SINGLE);
        way.setScene(WxCpContactWayInfo.SCENE.QRCODE);
        way.setState("client-1");
        way.setUsers(List.of("chen.bo"));
        var wish = new WxCpContactWayInfo();
        wish.setContactWay(way);

        var added = client.getExternalContactService().addContactWay(wish);

        var kept = client.getExternalContactService().getContactWay(added.getConfigId());
        assertThat(kept.getContactWay().getState()).isEqualTo("client-1");
        assertThat(kept.getContactWay().getUsers()).containsExactly("chen.bo");
    }

    @Test
    void sendsAWelcome() throws WxErrorException {
        var text = new Text();
        text.setContent("你好");
        var message = new WxCpWelcomeMsg();
        message.setWelcomeCode(platform.scan("迎").text("welcomeCode"));
        message.setText(text);

        client.getExternalContactService().sendWelcomeMsg(message);

        var again = catchThrowableOfType(
                WxErrorException.class, () -> client.getExternalContactService().sendWelcomeMsg(message));
        assertThat(again.getError().getErrorCode()).isEqualTo(41051);
    }

    @Test
    void sendsAMessageToMembers() throws WxErrorException {
        var message = WxCpMessage.TEXT()
                .agentId((int) DemoCorp.AGENT_ID)
                .toUser("lin.wei|Ghost")
                .content("有新客户")
                .build();

        var result = client.getMessageService().send(message);

        assertThat(result.getErrCode()).isZero();
        assertThat(result.getInvalidUserList()).containsExactly("ghost");
        assertThat(result.getMsgId()).startsWith("MSG");
    }

    @Test
    void sendsAFileAndTakesItBack(@TempDir Path directory) throws WxErrorException, IOException {
        var file = Files.writeString(directory.resolve("价目.txt"), "面膜 99 元");

        var media = client.getMediaService().upload("file", file.toFile());
        var message = WxCpMessage.FILE()
                .agentId((int) DemoCorp.AGENT_ID)
                .toUser("chen.bo")
                .mediaId(media.getMediaId())
                .build();
        var result = client.getMessageService().send(message);
        client.getMessageService().recall(result.getMsgId());

        assertThat(client.getMediaService().download(media.getMediaId())).hasContent("面膜 99 元");
    }

    @Test
    void answersInCustomerService() throws WxErrorException {
        var id = platform.scan("客").text("externalUserId");
        platform.control("messages", "{\"externalUserId\":\"%s\",\"text\":\"在吗\"}".formatted(id));

        var messages = client.getKfService().syncMsg(null, null, 1000, 0, DemoCorp.OPEN_KF_ID);
        var text = new WxCpKfTextMsg();
        text.setContent("在的");
        var answer = new WxCpKfMsgSendRequest();
        answer.setToUser(id);
        answer.setOpenKfid(DemoCorp.OPEN_KF_ID);
        answer.setMsgType("text");
        answer.setText(text);
        var sent = client.getKfService().sendMsg(answer);

        assertThat(messages.getHasMore()).isZero();
        assertThat(messages.getMsgList())
                .filteredOn(message -> id.equals(message.getExternalUserId()))
                .singleElement()
                .satisfies(message -> assertThat(message.getText().getContent()).isEqualTo("在吗"));
        assertThat(sent.getMsgId()).startsWith("kfm");
    }

    @Test
    void readsAGroupAndHandsItOver() throws WxErrorException {
        var chatId = platform.control("groups", "{\"ownerId\":\"lin.wei\",\"name\":\"业主\"}")
                .text("chatId");

        var group = client.getExternalContactService().getGroupChat(chatId, 1);
        var listed = client.getExternalContactService().listGroupChat(1000, "", 0, new String[] {"lin.wei"});
        var failed = client.getExternalContactService().onjobTransferGroupChat(new String[] {chatId}, "chen.bo");

        assertThat(group.getGroupChat().getName()).isEqualTo("业主");
        assertThat(group.getGroupChat().getMemberList()).hasSize(1);
        assertThat(listed.getGroupChatList())
                .anyMatch(known -> known.getChatId().equals(chatId));
        assertThat(failed.getFailedChatList()).isEmpty();
    }

    @Test
    void handsACustomerOver() throws WxErrorException {
        var id = platform.scan("转").text("externalUserId");
        var wish = new WxCpUserTransferCustomerReq();
        wish.setHandOverUserid("lin.wei");
        wish.setTakeOverUserid("chen.bo");
        wish.setExternalUserid(List.of(id));

        var begun = client.getExternalContactService().transferCustomer(wish);
        var result = client.getExternalContactService().transferResult("lin.wei", "chen.bo", "");

        assertThat(begun.getCustomer().getFirst().getErrcode()).isZero();
        assertThat(result.getCustomer()).anyMatch(row -> row.getExternalUserid().equals(id));
    }

    @Test
    void readsCustomersByPages() throws WxErrorException {
        var id = platform.scan("批").text("externalUserId");

        var page = client.getExternalContactService().getContactDetailBatch(new String[] {"lin.wei"}, "", 100);

        assertThat(page.getExternalContactList())
                .anyMatch(one -> one.getExternalContact().getExternalUserId().equals(id));
    }

    @Test
    void readsTheAddressBook() throws WxErrorException {
        assertThat(client.getUserService().getById("lin.wei").getName()).isEqualTo("林薇");
        assertThat(client.getDepartmentService().list(null)).hasSize(1);
        assertThat(client.getJsapiTicket()).isNotEmpty();
        assertThat(client.getAgentJsapiTicket()).isNotEmpty();
    }

    @Test
    void speaksThroughARobot() throws WxErrorException {
        var key = platform.control("robots", "{}").text("key");
        config.setWebhookKey(key);

        client.getGroupRobotService().sendText("队列", List.of("lin.wei"), List.of());

        assertThat(platform.get("/sim/v1/robots/messages").body().toString()).contains("队列");
    }
}
