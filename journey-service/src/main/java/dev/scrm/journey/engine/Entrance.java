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
        return traveller.hasSeen(added.cause().eventId())
                || traveller.mayHaveForgotten(added.cause().time());
    }

    static boolean begins(Traveller traveller, ContactAdded added) {
        var running = traveller.instancesWith(added.staffId());
        var freshCode = bringsFreshCode(traveller, added);
        if (running.stream().anyMatch(instance -> isOvertaken(added, freshCode, instance))) {
            return false;
        }
        if (added.half()) {
            return freshCode;
        }
        if (traveller.halfAddedBy().contains(added.staffId())) {
            return freshCode && running.isEmpty();
        }
        return freshCode || (added.welcomeCode() == null && running.isEmpty());
    }

    /** A later addition began before this one came. Only a code that it lacked makes this one worth beginning. */
    private static boolean isOvertaken(ContactAdded added, boolean freshCode, Instance running) {
        var entry = running.entry();
        return entry.time().isAfter(added.cause().time()) && (entry.welcomeCode() != null || !freshCode);
    }

    private static boolean bringsFreshCode(Traveller traveller, ContactAdded added) {
        var code = added.welcomeCode();
        return code != null && !traveller.hasSeen(codeId(code));
    }

    /** The traveller after the addition, before anything began. */
    static Traveller remember(Traveller traveller, ContactAdded added, boolean begins) {
        var at = added.cause().time();
        var remembering = traveller.remembering(added.cause().eventId(), at);
        var code = added.welcomeCode();
        if (begins && code != null) {
            remembering = remembering.remembering(codeId(code), at);
        }
        if (!added.half()) {
            return remembering.confirmedBy(added.staffId());
        }
        return begins && !isConfirmed(traveller, added) ? remembering.halfAddedBy(added.staffId()) : remembering;
    }

    /** The confirmation came before the half addition it confirms. */
    private static boolean isConfirmed(Traveller traveller, ContactAdded halfAdded) {
        return traveller.instancesWith(halfAdded.staffId()).stream()
                .anyMatch(instance ->
                        instance.entry().time().isAfter(halfAdded.cause().time()));
    }

    private static String codeId(String welcomeCode) {
        return Ids.derived("welcome-code", welcomeCode);
    }
}
