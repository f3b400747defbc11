package dev.scrm.platform.web.security;

import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Role;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Spring Security's view of a {@link Caller}: its roles as {@code ROLE_ADMIN} and so on, and of one who runs the
 * deployment {@code ROLE_OPERATOR}, which is nothing that a token can say, or {@code ROLE_METRICS}. The token itself is
 * dropped.
 */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    /** Sees the services from inside. */
    static final String OPERATOR = "OPERATOR";

    /** Reads the metrics: a program, and nobody whom a corp knows, so it is no {@link dev.scrm.platform.web.Role}. */
    static final String METRICS = "METRICS";

    private final transient Caller caller;

    /** @param inside what the caller is as one who runs the deployment */
    CallerAuthentication(Caller caller, Set<String> inside) {
        super(Stream.concat(caller.roles().stream().map(Role::name), inside.stream())
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
        this.caller = caller;
        setAuthenticated(true);
    }

    /** Whether the token is for reading metrics and for nothing else. */
    boolean isForMetricsAlone() {
        return caller.roles().isEmpty()
                && getAuthorities().stream().anyMatch(role -> ("ROLE_" + METRICS).equals(role.getAuthority()));
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
