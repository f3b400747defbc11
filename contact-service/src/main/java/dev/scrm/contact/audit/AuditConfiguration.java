package dev.scrm.contact.audit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {
    @Bean
    LinkRecords linkRecords(AuditChains chains, AuditSettings settings) {
        return new LinkRecords(chains, settings.seal());
    }

    /** What files of contacts are marked with, so that a row of one leads back to it. */
    @Bean
    SealKey sealKeyOfRows(AuditSettings settings) {
        return settings.rowKey();
    }

    @Bean
    VerifyChain verifyChain(AuditChains chains, AuditSettings settings) {
        return new VerifyChain(chains, settings.seal());
    }
}
