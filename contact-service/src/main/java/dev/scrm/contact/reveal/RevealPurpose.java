package dev.scrm.contact.reveal;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.List;

/** What somebody needs a phone number or an address for. */
public enum RevealPurpose {
    /** To bring something, 配送. */
    DELIVERY,
    /** To agree on a time, 预约. */
    APPOINTMENT,
    /** To help with what was bought, 售后. */
    AFTER_SALES,
    /** To answer a complaint, 投诉. */
    COMPLAINT,
    /** About money that is to be paid or given back, 收款与退款. */
    PAYMENT,
    /** To be sure who it is, 核实身份. */
    VERIFICATION,
    /** Anything else, which has to be said in words. */
    OTHER;

    /** By its name on the wire; refused when there is none. */
    public static RevealPurpose of(String word) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.word().equals(word))
                .findFirst()
                .orElseThrow(() -> RevealRefused.invalid("purpose", "one of " + words()));
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(RevealPurpose::word).toList();
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}
