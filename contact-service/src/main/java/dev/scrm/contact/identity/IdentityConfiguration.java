package dev.scrm.contact.identity;

import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.field.ReadValues;
import dev.scrm.contact.sealing.IdKey;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.contact.tag.TagCatalogue;
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
    FindPeople findPeople(Contacts contacts, IdentityClaims claims, IdentityIds identityIds) {
        return new FindPeople(contacts, claims, identityIds);
    }

    @Bean
    ReadCreation readCreation(ReadValues readValues, StagesOfCorps stagesOfCorps, TagCatalogue tags, Clock clock) {
        return new ReadCreation(readValues, stagesOfCorps, tags, clock);
    }

    @Bean
    CreateContact createContact(
            Contacts contacts,
            FindPeople findPeople,
            ClaimIdentities claimIdentities,
            ReadCreation readCreation,
            CreationReceipts receipts,
            IdKey idKey,
            Clock clock) {
        return new CreateContact(
                contacts, findPeople, claimIdentities, readCreation, new RememberCreations(receipts, idKey), clock);
    }

    @Bean
    LookUpContacts lookUpContacts(IdentityClaims claims, FindContact findContact) {
        return new LookUpContacts(claims, findContact);
    }
}
