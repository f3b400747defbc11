package dev.scrm.contact.contact;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a customer and a staff member found each other, as WeCom tells it (添加方式, {@code add_way}). */
public enum AddWay {
    /** WeCom does not know, or tells a way that nobody has heard of here. */
    UNKNOWN(0),
    /** 扫描二维码. */
    QR_CODE(1),
    /** 搜索手机号. */
    PHONE_SEARCH(2),
    /** 名片分享. */
    CARD(3),
    /** 群聊. */
    GROUP_CHAT(4),
    /** 手机通讯录. */
    PHONE_BOOK(5),
    /** 微信联系人. */
    WECHAT_CONTACT(6),
    /** 安装第三方应用时自动添加的客服. */
    APP_SERVICE_STAFF(8),
    /** 搜索邮箱. */
    EMAIL_SEARCH(9),
    /** 视频号. */
    CHANNELS(10),
    /** 日程参与人. */
    SCHEDULE(11),
    /** 会议参与人. */
    MEETING(12),
    /** 微信好友对应的企业微信. */
    WECHAT_FRIEND(13),
    /** 智慧硬件专属客服. */
    HARDWARE(14),
    /** 上门服务客服. */
    DOOR_SERVICE(15),
    /** 获客链接. */
    ACQUISITION_LINK(16),
    /** 定制开发. */
    CUSTOM_DEVELOPMENT(17),
    /** 需求回复. */
    DEMAND_REPLY(18),
    /** 第三方售前客服. */
    THIRD_PARTY_PRESALE(21),
    /** 可能的商务伙伴. */
    POSSIBLE_PARTNER(22),
    /** 接受微信账号收到的好友申请. */
    ACCEPTED_REQUEST(24),
    /** 内部成员共享. */
    SHARED_BY_COLLEAGUE(201),
    /** 管理员或负责人分配. */
    ASSIGNED(202);

    private static final Map<Integer, AddWay> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(way -> way.code, Function.identity()));

    private final int code;

    AddWay(int code) {
        this.code = code;
    }

    /** By WeCom's number; WeCom adds ways without telling. */
    public static AddWay of(int code) {
        return BY_CODE.getOrDefault(code, UNKNOWN);
    }

    /** By its name on the wire. */
    public static Optional<AddWay> of(String word) {
        return Arrays.stream(values()).filter(way -> way.word().equals(word)).findFirst();
    }

    /** Its name on the wire, such as {@code qr-code}. */
    public String word() {
        return Slug.of(this);
    }
}
