package dev.scrm.ticket.ticket;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told what.
 *
 * @param managers WeCom userids by corp id, told of red alerts and missed deadlines beside the person responsible
 * @param zone of the times in notices
 */
@ConfigurationProperties("ticket.notices")
public record NoticeSettings(
        @DefaultValue Map<String, List<String>> managers,
        @DefaultValue("Asia/Shanghai") ZoneId zone) {}
