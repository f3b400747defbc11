package dev.scrm.contact.contact;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/** By what a person may be reached. */
public enum ConsentChannel {
    WECOM,
    PHONE,
    SMS,
    EMAIL,
    /** Letters. */
    MAIL,
    OFFICIAL_ACCOUNT,
    MINI_PROGRAM,
    DOUYIN,
    WEIBO,
    XIAOHONGSHU;

    /** By its name on the wire. */
    public static Optional<ConsentChannel> of(String word) {
        return Arrays.stream(values())
                .filter(channel -> channel.word().equals(word))
                .findFirst();
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}
