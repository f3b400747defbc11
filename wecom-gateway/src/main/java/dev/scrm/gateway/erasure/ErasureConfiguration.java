package dev.scrm.gateway.erasure;

import dev.scrm.gateway.commands.CancelCommand;
import dev.scrm.gateway.commands.ErasedContacts;
import dev.scrm.gateway.commands.Ledger;
import dev.scrm.gateway.reconciliation.Announcements;
import dev.scrm.gateway.reconciliation.Differences;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires erasing. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {
    @Bean
    EraseContact eraseContact(
            ErasedContacts erased,
            Ledger ledger,
            CancelCommand cancelCommand,
            Differences differences,
            Announcements announcements,
            FoundBefore foundBefore,
            Clock clock) {
        var nameContacts = new NameContacts(differences, announcements, clock);
        return new EraseContact(erased, ledger, cancelCommand, differences, announcements, nameContacts, foundBefore);
    }
}
