package dev.scrm.contact.exports;

import dev.scrm.contact.privacy.DataClass;
import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/** Columns that every corp has; where an import knows what a column means, it is called so here. */
public enum KnownColumn {
    ID("客户编号"),
    NAME("姓名"),
    STATED_NAME("登记姓名"),
    GENDER("性别"),
    PHONE("手机号"),
    EMAIL("邮箱"),
    REMARK("备注"),
    STAFF("跟进人"),
    FOLLOWED_SINCE("添加时间"),
    TAGS("标签"),
    STAGE("阶段"),
    LIVE_CODE("来源活码"),
    CREATED_AT("创建时间"),
    EXTERNAL_USER_ID("外部联系人ID"),
    UNION_ID("unionid"),
    DOUYIN("抖音号"),
    WEIBO("微博"),
    XIAOHONGSHU("小红书号"),
    GROUPS("客户群"),
    SEGMENTS("人群包");

    private final String heading;

    KnownColumn(String heading) {
        this.heading = heading;
    }

    static Optional<KnownColumn> of(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equals(word))
                .findFirst();
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }

    String heading() {
        return heading;
    }

    /** Empty for what is seen by everybody who sees the contact. */
    Optional<DataClass> dataClass() {
        return switch (this) {
            case NAME, STATED_NAME -> Optional.of(DataClass.NAME);
            case GENDER -> Optional.of(DataClass.GENDER);
            case PHONE -> Optional.of(DataClass.PHONE);
            case EMAIL -> Optional.of(DataClass.EMAIL);
            case REMARK -> Optional.of(DataClass.REMARK);
            case EXTERNAL_USER_ID -> Optional.of(DataClass.WECOM_ID);
            case UNION_ID, DOUYIN, WEIBO, XIAOHONGSHU -> Optional.of(DataClass.IDENTITY);
            case ID, STAFF, FOLLOWED_SINCE, TAGS, STAGE, LIVE_CODE, CREATED_AT, GROUPS, SEGMENTS -> Optional.empty();
        };
    }
}
