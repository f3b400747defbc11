package dev.scrm.platform.web;

import java.util.Locale;

/** What a caller is in its corp. */
public enum Role {
    /** May everything in its corp; one of a corp that runs the deployment also sees the services from inside (actuator). */
    ADMIN,
    /** May lead: assign, configure, see figures. */
    MANAGER,
    /** Works with contacts and tickets, within its data scope. */
    AGENT,
    /** May read, also audit trails; changes nothing. */
    AUDITOR,
    /** A program of the corp: posts behaviours and commands, reads lists. */
    INTEGRATOR;

    /** The name in the claim {@code roles}. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
