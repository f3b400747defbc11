package dev.scrm.gateway.reconciliation;

/**
 * How many things differ.
 *
 * @param missed those of which no callback told
 */
public record DifferenceCounts(long appeared, long changed, long changedSilently, long vanished, long missed) {
    public static final DifferenceCounts NONE = new DifferenceCounts(0, 0, 0, 0, 0);

    /** With so many more of a kind. */
    public DifferenceCounts plus(Change change, long count) {
        return switch (change) {
            case APPEARED -> new DifferenceCounts(appeared + count, changed, changedSilently, vanished, missed);
            case CHANGED -> new DifferenceCounts(appeared, changed + count, changedSilently, vanished, missed);
            case CHANGED_SILENTLY -> new DifferenceCounts(appeared, changed, changedSilently + count, vanished, missed);
            case VANISHED -> new DifferenceCounts(appeared, changed, changedSilently, vanished + count, missed);
        };
    }

    public DifferenceCounts plusMissed(long count) {
        return new DifferenceCounts(appeared, changed, changedSilently, vanished, missed + count);
    }

    /** Both together. */
    public DifferenceCounts and(DifferenceCounts other) {
        return new DifferenceCounts(
                appeared + other.appeared,
                changed + other.changed,
                changedSilently + other.changedSilently,
                vanished + other.vanished,
                missed + other.missed);
    }
}
