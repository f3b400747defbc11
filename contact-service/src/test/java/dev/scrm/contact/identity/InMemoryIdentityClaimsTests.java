package dev.scrm.contact.identity;

import static dev.scrm.contact.contact.ContactFixtures.CORP;

import java.util.List;

class InMemoryIdentityClaimsTests extends IdentityClaimsContract {
    private final IdentityClaims claims = new InMemoryIdentityClaims();

    @Override
    protected IdentityClaims claims() {
        return claims;
    }

    /** One step, which nothing comes in between of. */
    @Override
    protected void release(IdentityClaim claim, int steps, Runnable meanwhile) {
        if (steps == 0) {
            meanwhile.run();
        }
        claims.release(CORP, List.of(claim));
    }
}
