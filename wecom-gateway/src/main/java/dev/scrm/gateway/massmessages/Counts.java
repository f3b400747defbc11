package dev.scrm.gateway.massmessages;

import java.util.List;

/** How many recipients ended how. */
public record Counts(int delivered, int unsent, int notFriend, int limitReached) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    static Counts of(List<Recipient> recipients) {
        return recipients.stream().map(Counts::of).reduce(NONE, Counts::plus);
    }

    private static Counts of(Recipient recipient) {
        return switch (recipient.result()) {
            case DELIVERED -> new Counts(1, 0, 0, 0);
            case UNSENT -> new Counts(0, 1, 0, 0);
            case NOT_FRIEND -> new Counts(0, 0, 1, 0);
            case LIMIT_REACHED -> new Counts(0, 0, 0, 1);
        };
    }

    public Counts plus(Counts more) {
        return new Counts(
                delivered + more.delivered,
                unsent + more.unsent,
                notFriend + more.notFriend,
                limitReached + more.limitReached);
    }
}
