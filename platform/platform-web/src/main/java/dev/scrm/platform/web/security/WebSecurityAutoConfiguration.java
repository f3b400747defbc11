package dev.scrm.platform.web.security;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.web.OpenPaths;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Deny by default: a request needs a token that this service trusts, unless its path is health or declared open. */
@AutoConfiguration(before = {ServletWebSecurityAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({JwtSettings.class, OperatorSettings.class})
@EnableMethodSecurity
class WebSecurityAutoConfiguration {
    @Bean
    JwtDecoder jwtDecoder(JwtSettings settings, ObjectProvider<Clock> clock) {
        var time = clock.getIfAvailable(Clock::systemUTC);
        if (settings.publicKey() != null && !settings.publicKey().isBlank()) {
            var decoder = NimbusJwtDecoder.withPublicKey(PublicKeys.read(settings.publicKey()))
                    .signatureAlgorithm(SignatureAlgorithm.RS256)
                    .build();
            decoder.setJwtValidator(claims(settings, settings.issuer(), time));
            return decoder;
        }
        var issuer = requireNonNull(settings.issuerUri(), "issuerUri");
        // On first use, so that a service starts while the issuer is away.
        return new SupplierJwtDecoder(() -> {
            var decoder = NimbusJwtDecoder.withIssuerLocation(issuer)
                    .jwsAlgorithm(SignatureAlgorithm.RS256)
                    .build();
            decoder.setJwtValidator(claims(settings, issuer, time));
            return decoder;
        });
    }

    private static TokenClaims claims(JwtSettings settings, String issuer, Clock clock) {
        return new TokenClaims(issuer, settings.audience(), settings.clockSkew(), clock);
    }

    @Bean
    @Order(0)
    @ConditionalOnBean(OpenPaths.class)
    SecurityFilterChain openPathsChain(List<OpenPaths> openPaths) {
        var matchers = openPaths.stream()
                .flatMap(paths -> paths.patterns().stream())
                .<RequestMatcher>map(PathPatternRequestMatcher::pathPattern)
                .toList();
        return new DefaultSecurityFilterChain(new OrRequestMatcher(matchers));
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenChain(HttpSecurity http, OperatorSettings operators) throws Exception {
        var problems = new SecurityProblems();
        var chain = http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/livez", "/readyz")
                        .permitAll()
                        // What the paths are is no secret, and whoever generates a client has no token yet.
                        .requestMatchers(HttpMethod.GET, "/openapi.json")
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("metrics", "prometheus"))
                        .hasAnyRole(CallerAuthentication.OPERATOR, CallerAuthentication.METRICS)
                        .requestMatchers(EndpointRequest.toAnyEndpoint(), EndpointRequest.toLinks())
                        .hasRole(CallerAuthentication.OPERATOR)
                        .anyRequest()
                        .access(AuthorizationManagers.allOf(
                                AuthenticatedAuthorizationManager.authenticated(),
                                (who, _) -> new AuthorizationDecision(!(who.get() instanceof CallerAuthentication caller
                                        && caller.isForMetricsAlone())))))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new HeaderTokens())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(new Callers(operators)))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
        // Spring Security opens /.well-known/oauth-protected-resource unasked, and has no switch for it.
        return new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                chain.getFilters().stream()
                        .filter(filter -> !(filter instanceof OAuth2ProtectedResourceMetadataFilter))
                        .toList());
    }
}
