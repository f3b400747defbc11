package dev.scrm.platform.web.security;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.DataScope;
import dev.scrm.platform.web.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;

/** Makes the caller out of a token whose signature and claims were checked. */
final class Callers implements Converter<Jwt, AbstractAuthenticationToken> {
    private final OperatorSettings operators;

    Callers(OperatorSettings operators) {
        this.operators = operators;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var names = token.getClaims().get("roles") instanceof Collection<?> claimed ? claimed : List.of();
        var caller = new Caller(
                requireNonNull(token.getClaimAsString("corp"), "corp"),
                requireNonNull(token.getSubject(), "sub"),
                token.getClaimAsString("user"),
                roles(names),
                dataScope(token.getClaimAsString("data_scope")));
        return new CallerAuthentication(
                caller, operators.operatorCorps().contains(caller.corp()) ? inside(names) : Set.of());
    }

    /** What one of a corp that runs the deployment is beside the roles. */
    private static Set<String> inside(Collection<?> names) {
        var inside = new HashSet<String>();
        if (names.contains(Role.ADMIN.claim())) {
            inside.add(CallerAuthentication.OPERATOR);
        }
        if (names.contains("metrics")) {
            inside.add(CallerAuthentication.METRICS);
        }
        return inside;
    }

    private static Set<Role> roles(Collection<?> names) {
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.claim()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static DataScope dataScope(@Nullable String name) {
        return Arrays.stream(DataScope.values())
                .filter(scope -> scope.claim().equals(name))
                .findFirst()
                .orElse(DataScope.OWN);
    }
}
