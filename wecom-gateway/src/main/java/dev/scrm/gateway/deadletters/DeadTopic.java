package dev.scrm.gateway.deadletters;

import dev.scrm.platform.events.Topics;
import java.util.Locale;
import java.util.stream.Stream;

/** The topics that nobody reads but the gateway, so that what is dead of them is the gateway's to mend. */
public enum DeadTopic {
    COMMANDS(Topics.WECOM_COMMANDS),
    DOORBELLS(Topics.WECOM_DOORBELLS);

    private final String source;

    DeadTopic(String source) {
        this.source = source;
    }

    /** Where the records stood, and are put back to. */
    public String source() {
        return source;
    }

    /** Where they lie. */
    public String dead() {
        return Topics.dead(source);
    }

    /** As callers name it: {@code commands}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws LetterRefused when it is none of these */
    public static DeadTopic of(String word) {
        return Stream.of(values())
                .filter(topic -> topic.word().equals(word))
                .findFirst()
                .orElseThrow(LetterRefused::unknownTopic);
    }
}
