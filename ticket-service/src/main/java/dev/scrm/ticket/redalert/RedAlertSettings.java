package dev.scrm.ticket.redalert;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The words that raise a red alert.
 *
 * @param words for every corp without a list of its own; such a list takes their place
 * @param corps lists by corp id
 */
@ConfigurationProperties("ticket.red-alert")
public record RedAlertSettings(
        @DefaultValue({"过敏", "投诉", "起诉", "12315", "曝光", "律师", "中毒", "受伤", "毁容", "住院", "消协", "报警", "维权"})
        List<String> words,

        @DefaultValue Map<String, List<String>> corps) {}
