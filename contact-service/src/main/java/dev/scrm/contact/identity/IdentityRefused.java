package dev.scrm.contact.identity;

import dev.scrm.platform.events.Refusal;
import java.util.Locale;
import java.util.Map;

/** What cannot be done about who is who. */
public final class IdentityRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private IdentityRefused(String code, Kind kind, String message) {
        this(code, kind, message, Map.of());
    }

    private IdentityRefused(String code, Kind kind, String message, Map<String, Object> properties) {
        super(code, kind, message, properties);
    }

    static IdentityRefused invalid(String field, String expected) {
        return new IdentityRefused(
                "identity-invalid",
                Kind.INVALID,
                "Expected %s to be %s".formatted(field, expected),
                Map.of("field", field));
    }

    /** The part of the identity that is wrong; empty when it is about something else. */
    public String field() {
        return details().get("field") instanceof String field ? field : "";
    }

    static IdentityRefused statusUnknown(String word) {
        return new IdentityRefused(
                "merge-proposal-status-unknown",
                Kind.INVALID,
                "Expected open, accepted, dismissed or merged but got "
                        + word.substring(0, Math.min(40, word.length())));
    }

    /** The caller does not see all contacts of the corp. */
    public static IdentityRefused notAll() {
        return new IdentityRefused(
                "forbidden", Kind.FORBIDDEN, "Expected the data scope all: a proposal is about any two contacts");
    }

    static IdentityRefused proposalUnknown(String id) {
        return new IdentityRefused(
                "merge-proposal-unknown", Kind.NOT_FOUND, "Expected the id of a merge proposal but there is no " + id);
    }

    static IdentityRefused proposalsTooMany() {
        return new IdentityRefused(
                "merge-proposals-too-many",
                Kind.CONFLICT,
                "Expected at most %d open merge proposals of one contact".formatted(MergeProposals.MOST_OPEN));
    }

    static IdentityRefused proposalDecided(MergeProposal proposal) {
        return new IdentityRefused(
                "merge-proposal-decided",
                Kind.CONFLICT,
                "Expected an open merge proposal but it was "
                        + proposal.status().name().toLowerCase(Locale.ROOT));
    }
}
