package dev.scrm.platform.web;

import dev.scrm.platform.events.Refusal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;

/** Conditions on the caller; each refuses with {@code forbidden} when it does not hold. */
public final class Require {
    private Require() {}

    /** The caller has at least one of the roles. */
    public static void role(Caller caller, Role... anyOf) {
        if (Collections.disjoint(caller.roles(), Arrays.asList(anyOf))) {
            var needed = Arrays.stream(anyOf).map(Role::claim).toList();
            throw new RequestRefused(
                    "forbidden",
                    Refusal.Kind.FORBIDDEN,
                    "Expected one of the roles %s but the token has %s"
                            .formatted(
                                    needed,
                                    caller.roles().stream()
                                            .map(Role::claim)
                                            .sorted()
                                            .toList()),
                    Map.of("rolesNeeded", needed));
        }
    }

    /** The caller may see everything of the corp: what is asked for cannot be cut to less. */
    public static void everything(Caller caller) {
        if (caller.dataScope() != DataScope.ALL) {
            throw new RequestRefused(
                    "forbidden",
                    Refusal.Kind.FORBIDDEN,
                    "Expected the data scope all but the token has %s"
                            .formatted(caller.dataScope().name().toLowerCase(Locale.ROOT)),
                    Map.of("scopeNeeded", "all"));
        }
    }
}
