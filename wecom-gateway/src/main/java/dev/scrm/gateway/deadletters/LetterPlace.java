package dev.scrm.gateway.deadletters;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Where a letter lies; it never moves. */
public record LetterPlace(DeadTopic topic, int partition, long offset) {
    /** {@code 3-120}: partition and offset. */
    private static final Pattern ID = Pattern.compile("(0|[1-9][0-9]{0,5})-(0|[1-9][0-9]{0,17})");

    public LetterPlace {
        requireNonNull(topic, "topic");
    }

    /** @throws LetterRefused when it can be none */
    public static LetterPlace of(DeadTopic topic, String id) {
        var parts = ID.matcher(id);
        if (!parts.matches()) {
            throw LetterRefused.unknown();
        }
        return new LetterPlace(topic, Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    /** {@code partition-offset}. */
    public String id() {
        return partition + "-" + offset;
    }
}
