package dev.scrm.contact.identity;

import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.FindContact;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
    @Bean
    MergeContacts mergeContacts(Contacts contacts, Clock clock) {
        return new MergeContacts(contacts, clock);
    }

    @Bean
    ClaimIdentities claimIdentities(
            Contacts contacts,
            IdentityClaims claims,
            MergeContacts mergeContacts,
            MergeProposals proposals,
            List<IdentitiesClaimed> listeners,
            Clock clock) {
        return new ClaimIdentities(contacts, claims, mergeContacts, proposals, listeners, clock);
    }

    @Bean
    DecideOnProposal decideOnProposal(MergeProposals proposals, MergeContacts mergeContacts, Clock clock) {
        return new DecideOnProposal(proposals, mergeContacts, clock);
    }

    @Bean
    CloseProposals closeProposals(MergeProposals proposals, Contacts contacts, Clock clock) {
        return new CloseProposals(proposals, contacts, clock);
    }

    @Bean
    AddIdentity addIdentity(Contacts contacts, Clock clock) {
        return new AddIdentity(contacts, clock);
    }

    @Bean
    LookUpContacts lookUpContacts(IdentityClaims claims, FindContact findContact) {
        return new LookUpContacts(claims, findContact);
    }
}
