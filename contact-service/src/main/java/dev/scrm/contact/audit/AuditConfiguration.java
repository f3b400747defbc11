package dev.scrm.contact.audit;

import dev.scrm.contact.sealing.SealKey;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {
    @Bean
    HeadSeal headSeal(AuditSettings settings) {
        return settings.seal();
    }

    /** What files of contacts are marked with, so that a row of one leads back to it. */
    @Bean
    SealKey sealKeyOfRows(AuditSettings settings) {
        return settings.rowKey();
    }

    @Bean
    LinkRecords linkRecords(AuditChains chains, HeadSeal headSeal) {
        return new LinkRecords(chains, headSeal);
    }

    @Bean
    VerifyChain verifyChain(AuditChains chains, HeadSeal headSeal) {
        return new VerifyChain(chains, headSeal);
    }
}
