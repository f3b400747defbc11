package dev.scrm.platform.web.security;

import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Role;
import java.util.stream.Stream;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Spring Security's view of a {@link Caller}: its roles as {@code ROLE_ADMIN} and so on, and {@code ROLE_OPERATOR} of
 * one who runs the deployment, which is nothing that a token can say. The token itself is dropped.
 */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    static final String OPERATOR = "OPERATOR";

    private final transient Caller caller;

    CallerAuthentication(Caller caller, boolean operator) {
        super(Stream.concat(caller.roles().stream().map(Role::name), operator ? Stream.of(OPERATOR) : Stream.empty())
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.subject();
    }
}
