package dev.scrm.journey.engine;

import dev.scrm.journey.engine.Input.ContactAdded;
import dev.scrm.platform.events.Ids;

/**
 * Whether an addition begins a journey. WeCom tells of one addition up to twice (half, then confirmed), may repeat each,
 * and gives a welcome code to only one of them.
 */
final class Entrance {
    private Entrance() {}

    static boolean isKnown(Traveller traveller, ContactAdded added) {
        return traveller.hasSeen(added.cause().eventId());
    }

    static boolean begins(Traveller traveller, ContactAdded added) {
        var running = traveller.instancesWith(added.staffId());
        var isOld = running.stream()
                .anyMatch(instance ->
                        instance.entry().time().isAfter(added.cause().time()));
        if (isOld) {
            return false;
        }
        if (added.half()) {
            return bringsFreshCode(traveller, added);
        }
        if (traveller.halfAddedBy().contains(added.staffId())) {
            return bringsFreshCode(traveller, added) && running.isEmpty();
        }
        return bringsFreshCode(traveller, added) || (added.welcomeCode() == null && running.isEmpty());
    }

    private static boolean bringsFreshCode(Traveller traveller, ContactAdded added) {
        var code = added.welcomeCode();
        return code != null && !traveller.hasSeen(codeId(code));
    }

    /** The traveller after the addition, before anything began. */
    static Traveller remember(Traveller traveller, ContactAdded added, boolean begins) {
        var remembering = traveller.remembering(added.cause().eventId());
        var code = added.welcomeCode();
        if (begins && code != null) {
            remembering = remembering.remembering(codeId(code));
        }
        if (!added.half()) {
            return remembering.confirmedBy(added.staffId());
        }
        return begins ? remembering.halfAddedBy(added.staffId()) : remembering;
    }

    private static String codeId(String welcomeCode) {
        return Ids.derived("welcome-code", welcomeCode);
    }
}
