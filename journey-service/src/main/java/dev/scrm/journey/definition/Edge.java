package dev.scrm.journey.definition;

/**
 * Where a contact goes from a node.
 *
 * @param on the result it applies to, or {@link #OTHERWISE}
 */
public record Edge(String from, String on, String to) {
    /** Applies to every result that has no edge of its own. */
    public static final String OTHERWISE = "otherwise";
}
