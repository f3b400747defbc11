package dev.scrm.contact.exports;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.Viewer;
import java.util.List;

/**
 * Who has to do with exports.
 *
 * @param name such as {@code user:lin.wei}
 * @param roles as tokens name them
 * @param viewer whose contacts they see
 */
public record Asker(String name, List<String> roles, Viewer viewer) {
    public Asker {
        requireNonNull(name, "name");
        requireNonNull(viewer, "viewer");
        roles = roles.stream().sorted().toList();
    }

    String corpId() {
        return viewer.corpId();
    }

    boolean seesEverything() {
        return viewer.seesAll();
    }

    /** Looks after all exports of the corp. */
    boolean isAdmin() {
        return roles.contains("admin") && seesEverything();
    }
}
