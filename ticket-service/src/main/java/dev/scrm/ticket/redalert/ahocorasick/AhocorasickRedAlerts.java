package dev.scrm.ticket.redalert.ahocorasick;

import dev.scrm.ticket.redalert.RedAlertSettings;
import dev.scrm.ticket.redalert.RedAlerts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** One automaton for the common words and one for each corp with a list of its own, built at start. */
@Component
@EnableConfigurationProperties(RedAlertSettings.class)
class AhocorasickRedAlerts implements RedAlerts {
    private final RedAlertWords common;
    private final Map<String, RedAlertWords> ofCorp;

    AhocorasickRedAlerts(RedAlertSettings settings) {
        this.common = new RedAlertWords(settings.words());
        this.ofCorp = settings.corps().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> new RedAlertWords(entry.getValue())));
    }

    @Override
    public List<String> wordsIn(String corpId, String text) {
        return ofCorp.getOrDefault(corpId, common).in(text);
    }
}
