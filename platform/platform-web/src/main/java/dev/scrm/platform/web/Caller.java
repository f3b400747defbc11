package dev.scrm.platform.web;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sent the request, as its token says; an argument of controller methods.
 *
 * @param corp the tenant: every query of the request is within it
 * @param subject the token's subject
 * @param user WeCom userid, absent for programs
 * @param roles what the caller may; unknown roles of the token are left out
 * @param dataScope whose data the caller sees; the narrowest when the token does not say
 */
public record Caller(String corp, String subject, @Nullable String user, Set<Role> roles, DataScope dataScope) {
    public Caller {
        requireNonNull(corp, "corp");
        requireNonNull(subject, "subject");
        requireNonNull(dataScope, "dataScope");
        roles = Set.copyOf(roles);
    }

    /** Under what name it stands in records that the caller did something: {@code user:lin.wei} or {@code program:shop}. */
    public String name() {
        return user == null ? "program:" + subject : "user:" + user;
    }

    /** The roles as tokens name them. */
    public List<String> roleNames() {
        return roles.stream().map(Role::claim).toList();
    }
}
