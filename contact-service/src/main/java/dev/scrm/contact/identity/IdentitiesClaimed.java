package dev.scrm.contact.identity;

import dev.scrm.contact.contact.IdentityKey;
import java.util.Set;

/** Who has to know that identities belong to somebody from now on. */
@FunctionalInterface
public interface IdentitiesClaimed {
    /** They were claimed, now or before; returns when what follows from it is durable. May be told as often as one likes. */
    void claimed(String corpId, Set<IdentityKey> keys);
}
