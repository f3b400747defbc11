package dev.scrm.gateway.wecom;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often WeCom may be called, where that differs between corps or is not published. The defaults are WeCom's own figures.
 *
 * @param minute calls of one API for one corp in a minute
 * @param hour calls of one API for one corp in an hour
 * @param addressMinute calls of one API from this deployment's address in a minute, for all corps
 * @param addressHour the same in an hour
 * @param memberMinute messages of one app to one staff member in a minute; WeCom drops more without a word
 * @param memberHour the same in an hour
 * @param robotMinute messages of one group robot in a minute
 * @param concurrent calls of one API for one corp at the same time, by the API's path; those that are not named are as known, 0
 *     is for no limit
 */
@ConfigurationProperties("gateway.wecom.limits")
public record LimitSettings(
        @DefaultValue("10000") int minute,
        @DefaultValue("150000") int hour,
        @DefaultValue("20000") int addressMinute,
        @DefaultValue("600000") int addressHour,
        @DefaultValue("30") int memberMinute,
        @DefaultValue("1000") int memberHour,
        @DefaultValue("20") int robotMinute,
        @DefaultValue Map<String, Integer> concurrent) {
    /** Not published; what those who ran into 45033 tell. */
    private static final Map<String, Integer> KNOWN = Map.of("externalcontact/mark_tag", 5, "kf/sync_msg", 5);

    public LimitSettings {
        var all = new HashMap<>(KNOWN);
        all.putAll(concurrent);
        concurrent = Map.copyOf(all);
    }

    /** WeCom's own figures. */
    public static LimitSettings ofWecom() {
        return new LimitSettings(10_000, 150_000, 20_000, 600_000, 30, 1_000, 20, Map.of());
    }
}
