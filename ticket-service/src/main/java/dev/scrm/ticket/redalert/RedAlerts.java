package dev.scrm.ticket.redalert;

import java.util.List;

/** Finds a corp's red-alert words in what a customer wrote. */
@FunctionalInterface
public interface RedAlerts {
    /** The words found in the text, as configured, each once, in their order; empty when nothing burns. */
    List<String> wordsIn(String corpId, String text);
}
