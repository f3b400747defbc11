package dev.scrm.ticket.ticket;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told what.
 *
 * @param managers told of red alerts and missed deadlines beside the person responsible; a list, because a corp id has
 *     capitals that the name of an environment variable cannot keep
 * @param zone of the times in notices
 */
@ConfigurationProperties("ticket.notices")
public record NoticeSettings(
        @DefaultValue List<Managers> managers,
        @DefaultValue("Asia/Shanghai") ZoneId zone) {

    /** The managers of one corp, by their WeCom userids. */
    public record Managers(
            @Nullable String corpId, @DefaultValue List<String> userIds) {}

    public NoticeSettings {
        managers = List.copyOf(managers);
        byCorp(managers); // refuses at the start what would fail with the first alert
    }

    Map<String, List<String>> managersByCorp() {
        return byCorp(managers);
    }

    private static Map<String, List<String>> byCorp(List<Managers> managers) {
        var byCorp = new HashMap<String, List<String>>();
        for (var ofCorp : managers) {
            var corpId = ofCorp.corpId();
            if (corpId == null || corpId.isBlank()) {
                throw new IllegalArgumentException(
                        "Expected ticket.notices.managers[].corp-id beside user-ids %s but it is missing"
                                .formatted(ofCorp.userIds()));
            }
            if (byCorp.putIfAbsent(corpId, List.copyOf(ofCorp.userIds())) != null) {
                throw new IllegalArgumentException(
                        "Expected each corp once in ticket.notices.managers[].corp-id but got %s twice"
                                .formatted(corpId));
            }
        }
        return byCorp;
    }
}
