package dev.scrm.platform.web.security;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who runs the deployment that all corps share.
 *
 * @param operatorCorps the corps whose admins see the services from inside (actuator), which is about every corp, and
 *     whose programs with the role {@code metrics} read the metrics; none unless named
 */
@ConfigurationProperties("scrm.security")
record OperatorSettings(@DefaultValue Set<String> operatorCorps) {
    OperatorSettings {
        operatorCorps = Set.copyOf(operatorCorps);
        for (var corp : operatorCorps) {
            if (!TokenClaims.CORP.matcher(corp).matches()) {
                throw new IllegalArgumentException(
                        "Expected scrm.security.operator-corps (SCRM_SECURITY_OPERATORCORPS) to list corp ids, separated"
                                + " by commas, but got '" + corp + "'");
            }
        }
    }
}
