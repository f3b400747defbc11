package dev.scrm.contact.contact;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of identity by which a person is known somewhere, the one that stands best for a person first. Of contacts that
 * turn out to be one person, the one that was born of the better identity survives.
 */
public enum IdentityType {
    /** WeCom's external_userid; the scope names the corp's own (empty) or the provider whose it is. */
    EXTERNAL_USER_ID,
    /** WeChat's unionid, the same in every app of one open-platform account. */
    UNION_ID,
    /** WeChat's openid; the scope is the official account's or mini-program's app id. */
    OPEN_ID,
    /** A phone number in E.164. */
    PHONE,
    /** An id in a shop, an ERP or a membership system; the scope names the system. */
    MEMBER_ID,
    /** An e-mail address in lower case. */
    EMAIL,
    /** An account of Douyin. */
    DOUYIN,
    /** An account of Weibo. */
    WEIBO,
    /** An account of Xiaohongshu. */
    XIAOHONGSHU;

    /** Whether it is one app's or one system's own, which knows for sure whose it is; only those have a scope. */
    public boolean isOfASystem() {
        return this == OPEN_ID || this == MEMBER_ID;
    }

    /** Whether it reaches somebody wherever they are, so that nobody is to read it in a store. */
    public boolean liesSealed() {
        return this == PHONE || this == EMAIL;
    }

    /** By its name on the wire. */
    public static Optional<IdentityType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** Its name on the wire, such as {@code union-id}. */
    public String word() {
        return Slug.of(this);
    }
}
